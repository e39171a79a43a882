"""Boards of figures for those who oversee."""
