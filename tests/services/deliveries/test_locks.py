"""What a fan-out holds up while it runs: another fan-out of the same directive, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from core.settings import Settings
from core.unit_of_work import Runtime
from services import deliveries, directives
from services.actor import SYSTEM, Work
from services.directives import ReceiptState
from tests.database import committing_runtime
from tests.factories import World, build_world
from tests.services.deliveries.chunks import published


@pytest.fixture
def committed(owner_url: str, settings: Settings) -> Iterator[World]:
    """A world that several connections see."""
    with committing_runtime(owner_url, settings) as (runtime, _):
        yield build_world(runtime)


def impatient(work: Work) -> None:
    work.session.execute(text("SET LOCAL lock_timeout = '200ms'"))


def test_a_second_fan_out_of_the_same_directive_waits(committed: World) -> None:
    runtime: Runtime = committed.runtime
    directive_id = published(committed, "A")
    with runtime.work(SYSTEM) as first:
        deliveries.expand_next(first, directive_id)
        with runtime.work(SYSTEM) as second:
            impatient(second)
            with pytest.raises(OperationalError, match="lock timeout"):
                deliveries.expand_next(second, directive_id)
            second.session.rollback()


def test_a_receipt_does_not_wait_for_the_fan_out(committed: World) -> None:
    directive_id = published(committed, "A", "B")
    with committed.runtime.work(SYSTEM) as fan_out:
        deliveries.expand_next(fan_out, directive_id)
        reader = committed.members["C"][0]
        # Whoever reads it meanwhile refers to the directive that is held.
        with committed.runtime.work(SYSTEM) as work:
            impatient(work)
            work.session.execute(
                text(
                    "INSERT INTO receipt (directive_id, member_id, read_at) "
                    "VALUES (:directive_id, :member_id, now())"
                ),
                {"directive_id": directive_id, "member_id": reader.member_id},
            )


def test_who_reads_before_their_cells_turn_is_counted_too(committed: World) -> None:
    directive_id = published(committed, "A")
    with committed.acting(committed.members["A"][0]) as work:
        directives.confirm(work, directive_id, ReceiptState.READ)
    with committed.system() as work:
        deliveries.expand_next(work, directive_id)
    with committed.acting("publisher@T1", read_only=True) as work:
        total = directives.reach(work, directive_id).total

    assert (total.addressed, total.read) == (len(committed.members["A"]), 1)
