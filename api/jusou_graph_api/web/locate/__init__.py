"""どこの窓口か: an address and concerns to desks."""
