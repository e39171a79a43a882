"""The nudge through its rounds."""
