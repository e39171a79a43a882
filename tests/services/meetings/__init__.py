"""Cell meetings through their use cases."""
