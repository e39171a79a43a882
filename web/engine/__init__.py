"""The engine under the handbook, for those who keep the whole of it."""
