"""The movement of members below the doors."""
