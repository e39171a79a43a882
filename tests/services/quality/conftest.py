"""The world that quality is judged in."""

from __future__ import annotations

from tests.shared_world import module_world, runtime, world
