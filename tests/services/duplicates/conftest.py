"""Two records of one person, and a country of made-up people entered at once."""

from __future__ import annotations

from tests.shared_world import module_world, runtime, world
