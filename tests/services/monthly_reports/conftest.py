"""The test world, shared by a module and undone after each test."""

from __future__ import annotations

from tests.services.organisations.conftest import module_world, runtime, world

__all__ = ["module_world", "runtime", "world"]
