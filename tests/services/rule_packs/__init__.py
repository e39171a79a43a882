"""The tree on any day."""
