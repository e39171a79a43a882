"""Feedback: sent by members, answered by offices."""
