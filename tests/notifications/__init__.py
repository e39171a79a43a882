"""The delivery door, against providers that check every call."""
