"""Reading municipal data files: nothing half-loads, every problem is told with file, line and mend."""
