"""Synthetic people and organisations for tests, made through the services."""

from tests.factories.world import Person, World, build_world

__all__ = ["Person", "World", "build_world"]
