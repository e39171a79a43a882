"""One small demo, made once and really committed, for all tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest

from core.unit_of_work import Runtime
from demo import SignIn, Size, Summary, seed
from services import accounts
from services.actor import SYSTEM, Work
from tests.database import committing_runtime
from tests.fresh_machine import NOW, fresh_settings

TINY = Size("tiny", communes=2, cells_per_commune=3, months=2, readers=5)


@dataclass(frozen=True, slots=True)
class Demo:
    """A demo that was made, as at ``NOW``."""

    runtime: Runtime
    summary: Summary

    def sign_in(self, role: str, level: str) -> SignIn:
        """The first sign-in of a role at a level."""
        return next(one for one in self.summary.sign_ins if (one.role, one.level) == (role, level))

    @contextmanager
    def acting(self, who: SignIn) -> Iterator[Work]:
        """A unit of work in which one of the sign-ins acts."""
        with self.runtime.work(SYSTEM) as work:
            actor = accounts.actor_of(work, UUID(who.member_id))
        with self.runtime.work(actor) as work:
            yield work


@contextmanager
def fresh_runtime(owner_url: str, folder: Path) -> Iterator[Runtime]:
    """A runtime on an empty database of its own, as at ``NOW``."""
    with committing_runtime(owner_url, fresh_settings(folder), lambda: NOW) as (runtime, _):
        yield runtime


@pytest.fixture(scope="session")
def demo(owner_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """The demo, for tests that only read it."""
    with fresh_runtime(owner_url, tmp_path_factory.mktemp("demo")) as runtime:
        yield Demo(runtime, seed(runtime, TINY))
