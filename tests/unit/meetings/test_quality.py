"""What the handbook sees of a meeting's quality, and the grades: against tables written by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import Criterion, QualityPart
from services.meetings.quality_rules import PARTS, Facts, Grade, Seen, grade, most, seen
from services.meetings.quality_words import asked, evidence
from services.rule_packs import national

DAY = date(2026, 11, 5)
PACK = national(DAY)
C, S = Criterion, Seen
BARE = Facts(held_on=DAY)


def at(day: int, hour: int) -> datetime:
    """A moment of November in Viet Nam."""
    return datetime(2026, 11, day, hour - 7, tzinfo=UTC)


@pytest.mark.parametrize(
    ("criterion", "recorded", "found"),
    [
        (C.TOLD_IN_TIME, {}, S.UNKNOWN),
        (C.TOLD_IN_TIME, {"told_at": at(4, 23)}, S.MET),
        (C.TOLD_IN_TIME, {"told_at": at(5, 7)}, S.NOT_MET),
        (C.DOCUMENTS_IN_TIME, {}, S.UNKNOWN),
        (C.DOCUMENTS_IN_TIME, {"documents": 3}, S.MET),
        (C.DOCUMENTS_IN_TIME, {"documents": 3, "documents_late": 1}, S.NOT_MET),
        (C.AGENDA_READY, {"items": 1}, S.MET),
        (C.ENOUGH_CAME, {"rate": 85.0}, S.NOT_MET),
        (C.ENOUGH_CAME, {"rate": 85.1}, S.MET),
        (C.ENOUGH_CAME, {"rate": 80.0, "not_marked": 2}, S.UNKNOWN),
        (C.NOBODY_UNEXCUSED, {}, S.MET),
        (C.NOBODY_UNEXCUSED, {"not_marked": 1}, S.UNKNOWN),
        (C.NOBODY_UNEXCUSED, {"unexcused": 1, "not_marked": 1}, S.NOT_MET),
        (C.LONG_ENOUGH, {"minutes": 89}, S.NOT_MET),
        (C.LONG_ENOUGH, {"minutes": 90}, S.MET),
        (C.LONG_ENOUGH, {"minutes": 90, "with_theme": True}, S.NOT_MET),
        (C.LONG_ENOUGH, {"minutes": 120, "with_theme": True}, S.MET),
        (C.WORK_ASSIGNED, {"tasks": 2, "tasks_assigned": 1}, S.NOT_MET),
        (C.WORK_ASSIGNED, {"tasks": 2, "tasks_assigned": 2}, S.MET),
    ],
)
def test_what_is_seen(criterion: Criterion, recorded: dict[str, object], found: Seen) -> None:
    assert seen(criterion, replace(BARE, **recorded), PACK) is found


def test_of_what_may_have_happened_on_paper_nothing_is_denied() -> None:
    of_hands = {C.AGENDA_READY, C.DOCUMENTS_HEARD, C.LAST_MONTH_REVIEWED, C.MEMBERS_SPOKE, C.CONCLUDED}
    for criterion in of_hands | {C.READ_BACK, C.WORK_ASSIGNED}:
        assert seen(criterion, BARE, PACK) is Seen.UNKNOWN


@given(st.integers(0, 100))
def test_grades_begin_at_90_70_and_50(points: int) -> None:
    words = ["poor"] * 50 + ["average"] * 20 + ["fair"] * 20 + ["good"] * 11
    assert grade(points, PACK) is Grade(words[points])


def test_the_parts_make_a_hundred_and_hold_every_criterion_once() -> None:
    assert [most(part, PACK) for part in QualityPart] == [15, 20, 45, 20]
    assert sorted(one for criteria in PARTS.values() for one in criteria) == sorted(Criterion)


def test_figures_are_told_as_people_write_them() -> None:
    facts = replace(BARE, rate=37.5, not_marked=3, documents=4, documents_late=1, told_at=at(4, 20))
    assert evidence(C.ENOUGH_CAME, facts) == "Có mặt 37,5 %, 3 người chưa ghi."
    assert evidence(C.DOCUMENTS_IN_TIME, facts) == "3/4 văn bản đúng hạn."
    assert evidence(C.TOLD_IN_TIME, facts) == "Giấy mời gửi ngày 04/11/2026."
    assert asked(C.LONG_ENOUGH, replace(facts, with_theme=True), PACK) == "Thời gian sinh hoạt từ 120 phút"
