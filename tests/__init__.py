"""Every test, and the instruments they use."""
