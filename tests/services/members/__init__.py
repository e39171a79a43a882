"""Tests of what the handbook does with members."""
