"""The stage that rights are tried on, once for the module."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.factories.stage import Stage, set_up
from tests.shared_world import Settled, shared_world


@pytest.fixture(scope="module")
def stage(settled: Settled, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    with shared_world(settled, tmp_path_factory.mktemp("stage")) as world:
        yield set_up(world)
