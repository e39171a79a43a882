"""Reports against what happened."""
