"""Tests of the quality of data."""
