"""Reads what a text says; knows no municipality and no plan."""
