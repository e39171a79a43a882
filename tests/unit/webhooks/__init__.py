"""Rules of telling other systems."""
