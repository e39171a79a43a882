"""Tests of the pure rules about duplicates."""
