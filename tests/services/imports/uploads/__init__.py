"""Imports from the file that was sent to what was stored."""
