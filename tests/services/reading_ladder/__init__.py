"""The reminder ladder in the small country."""
