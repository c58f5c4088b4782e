"""Taking in files of an office."""
