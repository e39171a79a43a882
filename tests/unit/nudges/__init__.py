"""The rules of the nudge."""
