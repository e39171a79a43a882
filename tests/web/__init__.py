"""Tests of the pages, through Flask's own client: refusals first."""
