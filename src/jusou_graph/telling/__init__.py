"""Says in Japanese what was concluded, and draws the path to it."""
