"""Directives as their readers meet them."""
