"""Publishing in quiet hours, on pages."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from models import Directive, DirectiveState
from services import directives
from tests.conftest import StoppedClock
from tests.factories import World
from tests.factories.quiet_hours import set_quiet_hours
from tests.web.conftest import Visit


@pytest.fixture
def draft(world: World, clock: StoppedClock) -> UUID:
    """A normal one, at 22:00 in Viet Nam."""
    set_quiet_hours(world)
    clock.now = datetime(2026, 11, 22, 15, 0, tzinfo=UTC)
    with world.acting("publisher@T1") as work:
        return directives.draft(
            work,
            symbol="44-HD/TU",
            type="HD",
            issuer="T1",
            issued_on=date(2026, 11, 20),
            abstract="Về sinh hoạt chi bộ",
            body="Một đoạn.",
        ).id


def test_a_reason_that_is_too_long_publishes_nothing(visit: Visit, world: World, draft: UUID) -> None:
    long = {"ring_now_because": "a" * 501}
    page = visit("publisher@T1").post(f"/publishing/{draft}/publication?to=all", long)
    assert page.status == 422
    assert page.form().values["ring_now_because"] == "a" * 501
    with world.system() as work:
        assert work.session.get_one(Directive, draft).state is DirectiveState.DRAFT


def test_the_preview_tells_when_phones_ring_and_the_outcome_too(visit: Visit, draft: UUID) -> None:
    visitor = visit("publisher@T1")
    preview = visitor.get(f"/publishing/{draft}/publication?to=all")
    assert "máy đầu tiên báo lúc 06:00, 23/11/2026" in preview.text
    done = visitor.send(f"/publishing/{draft}/publication?to=all")
    assert "Đang là giờ nghỉ, máy đảng viên báo lúc 06:00 ngày 23/11/2026." in done.text


def test_a_reason_rings_at_once(visit: Visit, world: World, draft: UUID) -> None:
    page = visit("publisher@T1").send(
        f"/publishing/{draft}/publication?to=all", {"ring_now_because": "Bão vào trong đêm"}
    )
    assert "Đã ban hành văn bản." in page.text
    assert "giờ nghỉ" not in page.text
    with world.system() as work:
        assert work.session.get_one(Directive, draft).rung_at_night_because == "Bão vào trong đêm"
