"""Tasks through their use cases."""
