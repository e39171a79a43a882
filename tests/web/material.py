"""What the tests of pages are about: directives, meetings and feedback, made through the services."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import UUID

from models import FeedbackKind, FeedbackLevel, MeetingKind, Urgency
from services import directives, feedback, meetings
from services.directives import AudienceLine, AudienceRule
from tests.factories import Person, World

FIFTH_OF_NOVEMBER = datetime(2026, 11, 5, 12, 30, tzinfo=UTC)
"""19:30 in Viet Nam."""


def drafted(
    world: World, symbol: str = "42-HD/TU", *, by: str = "publisher@T1", body: str = "## Mục đích"
) -> UUID:
    """A draft of the publisher's organisation."""
    with world.acting(by) as work:
        return directives.draft(
            work,
            symbol=symbol,
            type="HD",
            issuer="Ban Tổ chức Tỉnh ủy",
            issued_on=date(2026, 11, 20),
            abstract="Về sinh hoạt chi bộ",
            urgency=Urgency.URGENT,
            body=body,
        ).id


def published(world: World, symbol: str = "42-HD/TU", *, to: str = "X1", body: str = "## Mục đích") -> UUID:
    """A directive published to an organisation and all below."""
    directive_id = drafted(world, symbol, body=body)
    with world.acting("publisher@T1") as work:
        directives.publish(work, directive_id, AudienceRule(include=(AudienceLine(to),)))
    return directive_id


def planned(world: World, starts_at: datetime = FIFTH_OF_NOVEMBER, *, cell: str = "A") -> UUID:
    """A meeting of a cell that has a secretary."""
    with world.acting(f"cell_secretary@{cell}") as work:
        return meetings.plan(
            work,
            organisation=cell,
            kind=MeetingKind.REGULAR,
            starts_at=starts_at,
            place="Nhà văn hóa thôn",
        ).id


def sent(
    world: World,
    author: Person,
    text: str = "Đường thôn hỏng",
    *,
    level: FeedbackLevel = FeedbackLevel.COMMUNE,
    sealed: bool = False,
) -> UUID:
    """Feedback that has just been sent."""
    with world.acting(author) as work:
        return feedback.submit(work, kind=FeedbackKind.REPORT, level=level, text=text, sealed=sealed).id
