"""A year of meetings, as the boards above see it."""

from __future__ import annotations

from datetime import date

import pytest

from demo.tree import FAILING_CELL, FIRST_COMMUNE, MODEL_CELL, PROVINCE
from models import AttendanceStatus, MeetingState
from services import meetings, reports
from services.reports import AttendanceReport
from tests.demo.conftest import Demo
from tests.fresh_machine import NOW

LAST_MONTH = {"first_day": date(2026, 10, 1), "last_day": date(2026, 10, 31)}


@pytest.fixture
def last_month(demo: Demo) -> AttendanceReport:
    with demo.acting(demo.sign_in("organisation_board", "commune")) as work:
        return reports.attendance(work, FIRST_COMMUNE, **LAST_MONTH)


def test_fifteen_of_forty_is_red_last_month(last_month: AttendanceReport) -> None:
    row = next(row for row in last_month.rows if row.organisation.code == FAILING_CELL)
    assert (row.meetings, row.expected, row.present, row.rate, row.level) == (1, 40, 15, 37.5, "red")


def test_the_model_cell_is_green(last_month: AttendanceReport) -> None:
    row = next(row for row in last_month.rows if row.organisation.code == MODEL_CELL)
    assert row.level == "green"


def test_the_province_sees_who_came(demo: Demo) -> None:
    days = {"first_day": date(2026, 9, 1), "last_day": date(2026, 10, 31)}
    with demo.acting(demo.sign_in("organisation_board", "province")) as work:
        total = reports.attendance(work, PROVINCE, **days).total
    assert 15 < total.meetings <= 20
    assert total.rate is not None
    assert 60 < total.rate < 95


def test_past_months_are_locked_with_length_and_content(demo: Demo) -> None:
    with demo.acting(demo.sign_in("cell_secretary", "cell")) as work:
        past = [one for one in meetings.of_cell(work, MODEL_CELL) if one.held_on < date(2026, 11, 1)]
    assert len(past) == 2
    for meeting in past:
        assert meeting.state is MeetingState.LOCKED
        assert meeting.ends_at is not None
        assert meeting.content
        assert meeting.expected > 20
        assert meeting.created_at < meeting.starts_at < meeting.ends_at
        assert meeting.locked_at is not None
        assert meeting.ends_at < meeting.locked_at <= NOW


def test_a_meeting_is_to_come(demo: Demo) -> None:
    with demo.acting(demo.sign_in("member", "cell")) as work:
        meeting = meetings.next_for_me(work)
    assert meeting is not None
    assert meeting.starts_at > NOW
    assert meeting.state is MeetingState.PLANNED


def test_absent_members_have_reasons_or_none(demo: Demo) -> None:
    with demo.acting(demo.sign_in("organisation_board", "commune")) as work:
        latest = next(one for one in meetings.of_cell(work, FAILING_CELL) if one.expected == 40)
        rows = meetings.read_sheet(work, latest.id).rows
    statuses = {row.status for row in rows}
    assert {AttendanceStatus.ABSENT_EXCUSED, AttendanceStatus.ABSENT_UNEXCUSED} <= statuses
    assert all(row.reason for row in rows if row.status is AttendanceStatus.ABSENT_EXCUSED)


def test_the_model_cell_keeps_sealed_minutes_with_a_vote_and_a_task(demo: Demo) -> None:
    with demo.acting(demo.sign_in("cell_secretary", "cell")) as work:
        past = [one for one in meetings.of_cell(work, MODEL_CELL) if one.state is MeetingState.LOCKED]
        for meeting in past:
            assert meetings.prove(work, meeting.id).holds
            assert meetings.minutes_of(work, meeting.id).minutes.approved_at is not None
            assert [vote.passed for vote in meetings.votes_of(work, meeting.id)] == [True]
            assert len(meetings.resolutions_of(work, meeting)) == 1
