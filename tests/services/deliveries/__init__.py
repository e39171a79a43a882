"""Deliveries as use cases, refusals first."""
