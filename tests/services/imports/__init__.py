"""Importing lists of members from spreadsheets."""
