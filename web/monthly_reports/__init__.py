"""Monthly reports: read, signed, taken out."""
