"""Pages about the tree of organisations: looking at any day, and ordering changes."""
