"""Directives as their publishers meet them: written, given files and an audience, published, followed."""
