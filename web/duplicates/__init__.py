"""Records that may be one person: the list, the decision, the merge and its undo."""
