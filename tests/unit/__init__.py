"""Rules by themselves: no database, no network."""
