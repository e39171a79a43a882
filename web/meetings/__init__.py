"""Cell meetings: planned, attended, recorded, locked."""
