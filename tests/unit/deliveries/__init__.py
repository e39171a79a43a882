"""The arithmetic of deliveries, against naive oracles."""
