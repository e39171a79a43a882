"""Importing a list of members in five steps: file, columns, rows to decide, changes, result."""
