"""The pure parts of the pages."""
