"""What the plan of one municipality offers, who runs it, and which passage says so."""
