"""The consultation as a form, and how it was understood."""
