"""Early warnings, and what a reminder leads to."""
