"""An empty handbook for each example: built, asked, undone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.properties.blank import BlankHandbook, blank_handbook


@pytest.fixture(scope="module")
def handbook(owner_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[BlankHandbook]:
    folder: Path = tmp_path_factory.mktemp("blank")
    with blank_handbook(owner_url, folder) as handbook:
        yield handbook
