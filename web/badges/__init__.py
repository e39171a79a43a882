"""Seniority and party badges."""
