"""Tests of what every part stands on."""
