"""One record of three sources: the order in which their words arrive does not matter."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import AttendanceStatus, CheckInMode, MarkedBy
from services.meetings.merging import Mark, claimed_status, merged

START = datetime(2026, 11, 5, 12, 30, tzinfo=UTC)
PRESENT, ONLINE, LATE = AttendanceStatus.PRESENT, AttendanceStatus.PRESENT_ONLINE, AttendanceStatus.LATE

MARKS = st.builds(
    Mark,
    st.sampled_from(MarkedBy),
    st.sampled_from([status for status in AttendanceStatus if status is not AttendanceStatus.NOT_MARKED]),
    st.integers(-3600, 3600).map(lambda seconds: START + timedelta(seconds=seconds)),
)


@pytest.mark.parametrize(
    ("minutes", "mode", "status"),
    [
        (-10, CheckInMode.IN_ROOM, PRESENT),
        (15, CheckInMode.IN_ROOM, PRESENT),
        (16, CheckInMode.IN_ROOM, LATE),
        (0, CheckInMode.ONLINE, ONLINE),
        (16, CheckInMode.ONLINE, LATE),
    ],
)
def test_late_is_after_the_start_and_some_minutes(
    minutes: int, mode: CheckInMode, status: AttendanceStatus
) -> None:
    assert claimed_status(mode, START + timedelta(minutes=minutes), START, 15) is status


def test_nothing_said_is_nothing_marked() -> None:
    assert merged([]) is None


def expected(marks: list[Mark]) -> Mark:
    """In other words: of the strongest source, the secretary's last or the member's first."""
    for source in (MarkedBy.SECRETARY, MarkedBy.CODE, MarkedBy.BUTTON):
        of_source = sorted((one for one in marks if one.by is source), key=lambda one: one.at)
        if of_source:
            return of_source[-1] if source is MarkedBy.SECRETARY else of_source[0]
    raise AssertionError("no mark")


@given(st.lists(MARKS, min_size=1, max_size=8, unique_by=lambda one: one.at))
def test_the_strongest_word_counts(marks: list[Mark]) -> None:
    assert merged(marks) == expected(marks)


@given(st.lists(MARKS, min_size=1, max_size=8), st.randoms(use_true_random=False))
def test_any_order_and_any_repetition_gives_the_same(marks: list[Mark], random: object) -> None:
    shuffled = [*marks, *marks]
    random.shuffle(shuffled)  # type: ignore[attr-defined] # hypothesis' own Random
    one_by_one = shuffled[0]
    for mark in shuffled[1:]:
        found = merged([one_by_one, mark])
        assert found
        one_by_one = found
    assert one_by_one == merged(marks)
