"""Tasks: what was given, how far it is, and how the units do."""
