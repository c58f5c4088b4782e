"""Danger to life in what a consultation tells: heard, to be asked, or nothing."""
