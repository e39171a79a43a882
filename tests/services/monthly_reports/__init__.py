"""Monthly reports: made, signed, and what changed since."""
