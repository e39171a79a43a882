"""Each channel against its provider's stand-in."""
