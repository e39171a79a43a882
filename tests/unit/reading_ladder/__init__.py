"""The pure rules of the reminder ladder."""
