"""Statuses and transfers of members over REST."""
