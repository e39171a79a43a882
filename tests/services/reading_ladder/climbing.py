"""A directive that asks to be read, and hours that pass."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID

from core.clock import LOCAL_TIME_ZONE
from notifications.reading_ladder import climb
from services import directives
from services.directives import AudienceLine, AudienceRule, ReceiptState
from tests.conftest import StoppedClock
from tests.factories import Person, World
from tests.services.deliveries.chunks import chunk_of
from tests.services.deliveries.jobs import waiting

MORNING = datetime(2026, 11, 23, 8, tzinfo=LOCAL_TIME_ZONE)


def asking(world: World, *, acknowledge_by: date | None = date(2026, 12, 31)) -> tuple[UUID, int]:
    """A directive to cell A that asks to be read, and its chunk."""
    with world.acting("publisher@T1") as work:
        directive = directives.draft(
            work,
            symbol="15-HD/TU",
            type="Hướng dẫn",
            issuer="T1",
            issued_on=date(2026, 11, 20),
            abstract="Về sinh hoạt chi bộ",
            body="Một đoạn.",
            acknowledge_by=acknowledge_by,
        )
        directives.publish(work, directive.id, AudienceRule(include=(AudienceLine("A"),)))
    return directive.id, chunk_of(world, directive.id)


def read(world: World, person: Person | str, directive_id: UUID) -> None:
    with world.acting(person) as work:
        directives.confirm(work, directive_id, ReceiptState.READ)


def after(world: World, clock: StoppedClock, hours: int) -> tuple[int, int]:
    """How many chunks are rung again by push and by chat, once a worker came twice at that hour."""
    before = [len(waiting(world, task)) for task in ("remind_push", "remind_chat")]
    clock.now = MORNING + timedelta(hours=hours)
    climb(world.runtime)
    climb(world.runtime)
    push, chat = (len(waiting(world, task)) for task in ("remind_push", "remind_chat"))
    return push - before[0], chat - before[1]
