"""Rehearsals: a publication through the whole engine, up to a recorder where the providers would be."""
