"""Early warnings through their use cases."""
