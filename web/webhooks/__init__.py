"""Other systems that are told of changes."""
