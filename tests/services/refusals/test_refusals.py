"""Rights are decided inside the use cases: whoever may not is refused there, whatever door they came by."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast
from uuid import UUID

import pytest
from sqlalchemy import text

import services
from services.actor import ANONYMOUS, Work
from tests.factories.stage import Stage
from tests.services.refusals.table import LATER, PARTS_OF_OTHERS, READ_WITHIN_WHAT_ONE_SEES, REFUSED
from tests.services.refusals.tried import Tried, Who
from tests.shared_world import SharedDatabase


def use_cases() -> set[str]:
    """Every function that a domain offers to do in a unit of work."""
    return {
        f"{package.name}.{name}"
        for package in pkgutil.iter_modules(services.__path__)
        if package.ispkg
        for name, offered in _offered(package.name)
        if inspect.isfunction(offered) and next(iter(inspect.signature(offered).parameters), "") == "work"
    }


def _offered(package: str) -> list[tuple[str, object]]:
    module = importlib.import_module(f"services.{package}")
    return [(name, getattr(module, name)) for name in module.__all__]


@contextmanager
def acting(stage: Stage, who: Who) -> Iterator[Work]:
    """A unit of work of somebody on the stage, or of nobody; undone."""
    runtime = stage.world.runtime
    actor = stage.world.actor(stage.people[who].person) if who else ANONYMOUS
    with cast("SharedDatabase", runtime.database).undone(), runtime.work(actor) as work:
        yield work


def test_every_use_case_is_decided_on() -> None:
    """A new one fails here until somebody has said whom it refuses, or why it refuses nobody."""
    tables = [{one.name for one in REFUSED}, READ_WITHIN_WHAT_ONE_SEES, PARTS_OF_OTHERS, LATER]
    assert use_cases() == set().union(*tables)
    assert sum(len(table) for table in tables) == len(set().union(*tables)), "one is in two tables"


CASES = [
    pytest.param(one, who, refusal, id=f"{one.name}-{'@'.join(who) if who else 'nobody'}")
    for one in REFUSED
    for who, refusal in one.refusals
]


@pytest.mark.parametrize(("tried", "who", "refusal"), CASES)
def test_it_refuses(stage: Stage, tried: Tried, who: Who, refusal: type[Exception]) -> None:
    ids = {name: UUID(value) for name, value in stage.ids.items()}
    with acting(stage, who) as work:
        before = entries(work)
        with pytest.raises(refusal):
            tried.doing(work, ids)
        assert entries(work) == before, "something was logged as done"


def entries(work: Work) -> int:
    return work.session.scalar(text("SELECT count(*) FROM audit_entry")) or 0
