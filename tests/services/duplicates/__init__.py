"""Tests of finding duplicates and merging them."""
