"""Brings the sheet and what was read of the text together into the facts of one case."""
