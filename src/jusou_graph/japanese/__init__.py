"""What every reader of Japanese text needs: one spelling for the same name, numbers."""
