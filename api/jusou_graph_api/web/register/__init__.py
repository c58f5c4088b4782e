"""What an office registers itself."""
