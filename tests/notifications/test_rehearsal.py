"""A publication tried out through a real worker: all the work is done, and no provider hears of it."""

from __future__ import annotations

import time
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

from sqlalchemy import func, select

from models import (
    DeliveryChunk,
    DeviceKind,
    Reach,
    Receipt,
    RehearsalChunk,
    SendQuota,
    Urgency,
)
from notifications.jobs import fan_out
from services import deliveries, directives
from services.deliveries import RehearsalResult, RehearsalState
from services.directives import AudienceLine, AudienceRule
from tests.notifications.country import CELLS, DELIVERING, MEMBERS_OF_A_CELL, Country
from tests.notifications.worker_process import WorkerProcess

TO_ALL = AudienceRule(tuple(AudienceLine(cell) for cell in CELLS))
UNTOUCHED = (DeliveryChunk, Reach, Receipt, SendQuota)
PATIENCE = 90


def drafted(country: Country) -> UUID:
    with country.world.acting("publisher@T1") as work:
        directive = directives.draft(
            work,
            symbol="99-HD/TU",
            type="HD",
            issuer="T1",
            issued_on=date(2026, 11, 20),
            abstract="Về chạy thử",
            body="Một đoạn.",
            urgency=Urgency.EXPRESS,
        )
    return directive.id


def rehearsed(country: Country, directive_id: UUID, log: Path) -> RehearsalResult:
    """What it found, once a worker is done with it."""
    with country.world.acting("publisher@T1") as work:
        rehearsal_id = deliveries.rehearse(work, directive_id, TO_ALL).id
    limit = time.monotonic() + PATIENCE
    with WorkerProcess(country.environment(), log, *DELIVERING):
        while True:
            with country.world.acting("publisher@T1") as work:
                found = deliveries.rehearsal_result(work, directive_id, rehearsal_id)
            if found.state is RehearsalState.DONE:
                return found
            assert time.monotonic() < limit, "The rehearsal does not end."
            time.sleep(0.1)


def counts(country: Country) -> list[int]:
    with country.world.system() as work:
        return [int(work.session.scalar(select(func.count()).select_from(one)) or 0) for one in UNTOUCHED]


def test_it_does_what_a_publication_does_and_nobody_is_called(country: Country, tmp_path: Path) -> None:
    directive_id = drafted(country)
    before, devices = counts(country), country.devices(*CELLS)
    called = {device.id for device in devices}
    found = rehearsed(country, directive_id, tmp_path / "log")

    assert country.calls() == {}
    assert country.wire.calls == []
    assert counts(country) == before
    assert {device.id for device in country.devices(*CELLS)} == called

    kinds = Counter(device.kind for device in devices)
    assert found.members == len(CELLS) * MEMBERS_OF_A_CELL
    assert found.without_channel == found.members - len({device.member_id for device in devices})
    assert found.messages == {
        "fcm": kinds[DeviceKind.FCM_TOKEN] + kinds[DeviceKind.FCM_ID],
        "webpush": kinds[DeviceKind.WEBPUSH],
        "telegram": kinds[DeviceKind.TELEGRAM],
        "zalo": 0,
    }
    assert (found.problems, found.sentence) == ([], "Bạn có văn bản mới")
    assert found.played.by_channel["telegram"] == timedelta(seconds=1)  # 42 chats, of which 25 go at once
    assert cut_as_published(country, directive_id)


def cut_as_published(country: Country, directive_id: UUID) -> bool:
    """Whether a real publication to the same audience makes the same chunks."""
    with country.world.acting("publisher@T1") as work:
        directives.publish(work, directive_id, TO_ALL)
    fan_out(country.runtime, directive_id=str(directive_id))
    with country.world.system() as work:
        tried = work.session.scalars(select(RehearsalChunk).order_by(RehearsalChunk.position)).all()
        real = work.session.scalars(
            select(DeliveryChunk)
            .where(DeliveryChunk.directive_id == directive_id)
            .order_by(DeliveryChunk.position)
        ).all()
    return len(real) > 1 and [content(one) for one in tried] == [content(one) for one in real]


def content(chunk: RehearsalChunk | DeliveryChunk) -> tuple[object, ...]:
    return chunk.position, chunk.cells, chunk.cell_sizes, chunk.recipients
