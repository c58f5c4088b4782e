"""The command line ``jusou``: parses, calls the service, prints."""
