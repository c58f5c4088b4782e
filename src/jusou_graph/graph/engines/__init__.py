"""Engines, each imported only when its URL is used."""
