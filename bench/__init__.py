"""Benchmarks, and what they are made from."""
