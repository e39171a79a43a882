"""Pure rules about tasks."""
