"""Rules of the movement of members."""
