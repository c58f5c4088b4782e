"""Which places and menus fit, which do not, and what is missing."""
