"""Inviting to a meeting: one button, and who answered what."""

from __future__ import annotations

from uuid import UUID

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from models import Answer
from services import meetings
from services.meetings import Invitations
from web.redirects import done
from web.work import reading, writing

invitation = Blueprint("invitation", __name__, url_prefix="/meetings/<uuid:meeting_id>/invitation")
_SEAT = "seat-"


@invitation.get("")
def show(meeting_id: UUID) -> str:
    """Who was invited, who answered what, and the button."""
    with reading() as work:
        found = meetings.invitations_of(work, meeting_id)
        followers = meetings.followers_of(work, found.meeting.organisation.code)
    held_on = found.meeting.meeting.held_on
    follower = next((member for row, member in followers if row.valid_from <= held_on), None)
    is_open = found.meeting.may_record and held_on >= work.today
    return render_template(
        "meetings/invitation.html",
        found=found,
        detail=found.meeting,
        meeting=found.meeting.meeting,
        counts=[(answer, found.answers[answer]) for answer in (*Answer, None)],
        follower=follower,
        is_open=is_open,
        is_seating=is_open and "seats" in request.args,
    )


@invitation.post("")
def send(meeting_id: UUID) -> ResponseReturnValue:
    """Invite; again, only those who have news. Seats that were typed are kept."""
    with writing() as work:
        rung = meetings.invite(work, meeting_id, seats=_seats(meetings.invitations_of(work, meeting_id)))
    told = f"Đã gửi giấy mời cho {rung} đồng chí." if rung else "Mọi người đã được báo; không gửi lại."
    return done(told, ".show", meeting_id=meeting_id)


def _seats(found: Invitations) -> dict[UUID, str]:
    """What was typed beside each person who was invited before."""
    typed = {one.member.id: request.form.get(f"{_SEAT}{one.member.id}") for one in found.people}
    return {member_id: seat[:60] for member_id, seat in typed.items() if seat is not None}
