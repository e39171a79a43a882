"""The five minutes before every meeting: a check-in by code, as one request."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any
from uuid import UUID

from marshmallow import Schema, fields
from sqlalchemy import select, text

from bench.demonstration import fill, one_role
from bench.measure import row
from bench.reads import sign_in
from core.unit_of_work import Runtime
from models import Attendance, AttendanceStatus, Meeting, MeetingKind, Member
from services import meetings
from services.actor import SYSTEM, Actor
from services.meetings.rules import counts
from wsgi import create_app

_TIMES, _NAIVE_TIMES, _TARGET_US = 100, 30, 4_000.0


class _NaiveRow(Schema):
    member = fields.UUID()
    full_name = fields.String()
    status = fields.String()


def measures(runtime: Runtime, scale: str) -> list[dict[str, Any]]:
    """CPU of a first check-in, with the door, the token and the log of what was done.

    Naive: the sheet as objects, counted again, dumped by marshmallow; the use case alone, without a door.
    """
    sign_ins = fill(runtime, scale)
    secretary = one_role(sign_ins, "cell_secretary")
    member = next(
        one for one in sign_ins if one.role == "member" and one.cell == secretary.cell and one != secretary
    )
    token, actor = sign_in(runtime, member)
    meeting = _opened(runtime, sign_in(runtime, secretary)[1], secretary.organisation)
    client = create_app(runtime).test_client()
    headers = {"Authorization": f"Bearer {token}"}

    def request() -> None:
        answer = client.post(f"/api/v1/meetings/{meeting}/check-in", headers=headers, json={})
        if answer.status_code != 200:
            raise RuntimeError(answer.text)

    value = _cpu_of_each(lambda: _forget(runtime, meeting), request, _TIMES)
    naive = _cpu_of_each(
        lambda: _forget(runtime, meeting), lambda: _naive(runtime, actor, meeting), _NAIVE_TIMES
    )
    return [row("check_in_request_cpu_us", value, "us", naive=naive, limit=None, target=_TARGET_US)]


def _opened(runtime: Runtime, secretary: Actor, cell: str) -> UUID:
    with runtime.work(secretary) as work:
        meeting = meetings.plan(
            work, organisation=cell, kind=MeetingKind.EXTRAORDINARY, starts_at=work.now, place="Bench"
        )
        return meetings.open_check_in(work, meeting.id).id


def _forget(runtime: Runtime, meeting: UUID) -> None:
    """As if nobody had checked in yet."""
    with runtime.work(SYSTEM) as work:
        for statement in (
            "DELETE FROM check_in WHERE meeting_id = :id",
            "UPDATE attendance SET status = 'not_marked', marked_by = NULL, marked_at = NULL "
            "WHERE meeting_id = :id",
            "UPDATE meeting SET present = 0, not_marked = expected WHERE id = :id",
        ):
            work.session.execute(text(statement), {"id": meeting})


def _naive(runtime: Runtime, actor: Actor, meeting_id: UUID) -> str:
    with runtime.work(actor) as work:
        meeting = work.session.get_one(Meeting, meeting_id, with_for_update=True)
        rows = work.session.execute(
            select(Attendance, Member)
            .join(Member, Member.id == Attendance.member_id)
            .where(Attendance.meeting_id == meeting_id)
        ).all()
        for one, _ in rows:
            if one.member_id == actor.member_id:
                one.status = AttendanceStatus.PRESENT
        counted = counts(one.status for one, _ in rows)
        meeting.present, meeting.not_marked = counted.present, counted.not_marked
        work.flush()
        shown = [
            {"member": member.id, "full_name": member.full_name, "status": one.status} for one, member in rows
        ]
        return _NaiveRow(many=True).dumps(shown)


def _cpu_of_each(prepare: Callable[[], None], act: Callable[[], object], times: int) -> float:
    """The processor time of one ``act`` in microseconds, without what prepares it."""
    spent = 0.0
    for _ in range(times):
        prepare()
        begun = time.process_time()
        act()
        spent += time.process_time() - begun
    return spent / times * 1e6
