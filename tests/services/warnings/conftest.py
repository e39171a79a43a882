"""The test world, shared by a module and undone after each test."""

from __future__ import annotations

from tests.shared_world import module_world, runtime, world
