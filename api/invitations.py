"""Invitations to meetings, what members answer, ask and note, over REST."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from api.blueprint import Blueprint
from api.resource import Resource, requires
from api.schemas.invitations import (
    InvitationCreateSchema,
    InvitationSentSchema,
    InvitationsSchema,
    NoteSchema,
    OwnPartSchema,
    RemarkCreateSchema,
    RemarkSchema,
    RemarksSchema,
    ReplyUpdateSchema,
)
from models import Answer, MeetingRemark, MeetingReply, Member
from services import meetings
from services.meetings import Invitations, Invited, OwnPart
from services.permissions import Permission

blueprint = Blueprint("invitations", __name__, url_prefix="/meetings", description="Invitations and replies")
_MEMBER = "01934e2a-7b1c-7d3e-8f00-000000000001"
_ANSWER = {"answer": "absent", "reason": "illness", "replied_at": "2026-11-03T02:10:00+00:00"}
_INVITED = _ANSWER | {
    "member": _MEMBER,
    "full_name": "Nguyễn Thị Ví Dụ",
    "invited_as": "member",
    "seat": "Hàng 2, ghế 5",
    "sent_at": "2026-11-02T01:00:00+00:00",
}
_INVITATIONS = {
    "sent_at": "2026-11-02T01:00:00+00:00",
    "due_on": "2026-11-04",
    "is_late": False,
    "coming": 0,
    "online": 0,
    "absent": 1,
    "unanswered": 0,
    "documents": [
        {
            "id": "01934e2a-7b1c-7d3e-8f00-0000000000a1",
            "symbol": "42-HD/TU",
            "abstract": "Về sinh hoạt chi bộ",
            "is_late": True,
        }
    ],
    "items": [_INVITED],
}
_OWN = _ANSWER | {
    "invited_at": "2026-11-02T01:00:00+00:00",
    "seat": "Hàng 2, ghế 5",
    "may_reply": True,
    "may_check_in": False,
    "status": None,
}
_REMARK = {
    "id": "01934e2a-7b1c-7d3e-8f00-0000000000f1",
    "member": _MEMBER,
    "full_name": "Nguyễn Thị Ví Dụ",
    "item": None,
    "kind": "question",
    "text": "Chi bộ có bàn việc sửa nhà văn hóa không?",
    "at": "2026-11-03T02:10:00+00:00",
}


def _answer(reply: MeetingReply | None) -> dict[str, Any]:
    return {
        "answer": reply.answer if reply else None,
        "reason": reply.reason if reply else None,
        "replied_at": reply.at if reply else None,
    }


def _invited(one: Invited) -> dict[str, Any]:
    return _answer(one.reply) | {
        "member": one.member.id,
        "full_name": one.member.full_name,
        "invited_as": one.invitation.invited_as,
        "seat": one.invitation.seat,
        "sent_at": one.invitation.sent_at,
    }


def _all(found: Invitations) -> dict[str, Any]:
    return {
        "sent_at": found.sent_at,
        "due_on": found.due_on,
        "is_late": found.is_late,
        **{answer.value: found.answers[answer] for answer in Answer},
        "unanswered": found.answers[None],
        "documents": found.documents,
        "items": [_invited(one) for one in found.people],
    }


def _own(part: OwnPart) -> dict[str, Any]:
    return _answer(part.reply) | {
        "invited_at": part.invitation.sent_at if part.invitation else None,
        "seat": part.invitation.seat if part.invitation else None,
        "may_reply": part.may_reply,
        "may_check_in": part.may_check_in,
        "status": part.line.status if part.line else None,
    }


def _remark(one: MeetingRemark, member: Member) -> dict[str, Any]:
    shown = {name: getattr(one, name) for name in ("id", "kind", "text", "at")}
    return shown | {"item": one.agenda_item_id, "member": member.id, "full_name": member.full_name}


@blueprint.route("/<uuid:meeting_id>/invitation")
class MeetingInvitation(Resource):
    """The invitation to a meeting."""

    @requires(Permission.MEETING_RECORD)
    @blueprint.arguments(InvitationCreateSchema, example={"seats": [{"member": _MEMBER, "seat": "Hàng 2"}]})
    @blueprint.response(201, InvitationSentSchema, example={"rung": 23})
    def post(self, fields: dict[str, Any], meeting_id: UUID) -> Any:
        """Tell everybody of the day's roster and who follows the cell; again: only who has news."""
        seats = {one["member"]: one["seat"] for one in fields["seats"]}
        return {"rung": meetings.invite(self.work, meeting_id, seats=seats)}


@blueprint.route("/<uuid:meeting_id>/invitations")
class MeetingInvitations(Resource):
    """Who was invited."""

    @requires(Permission.MEETING_VIEW)
    @blueprint.response(200, InvitationsSchema, example=_INVITATIONS)
    def get(self, meeting_id: UUID) -> Any:
        """Who was invited, and who answered what."""
        return _all(meetings.invitations_of(self.work, meeting_id))


@blueprint.route("/<uuid:meeting_id>/reply")
class MeetingReplyItem(Resource):
    """One's own answer."""

    @blueprint.response(200, OwnPartSchema, example=_OWN)
    def get(self, meeting_id: UUID) -> Any:
        """One's own invitation, seat and answer."""
        return _own(meetings.own_part(self.work, meeting_id))

    @blueprint.arguments(ReplyUpdateSchema, example={"answer": "absent", "reason": "illness"})
    @blueprint.response(200, OwnPartSchema, example=_OWN)
    def put(self, fields: dict[str, Any], meeting_id: UUID) -> Any:
        """Say that one is coming, online, or absent and why; until attendance is taken."""
        meetings.reply(self.work, meeting_id, fields["answer"], reason=fields["reason"])
        return _own(meetings.own_part(self.work, meeting_id))


@blueprint.route("/<uuid:meeting_id>/remarks")
class MeetingRemarks(Resource):
    """Comments and questions."""

    @blueprint.response(200, RemarksSchema, example={"items": [_REMARK]})
    def get(self, meeting_id: UUID) -> Any:
        """All of them, the earliest first."""
        return {"items": [_remark(*one) for one in meetings.remarks_on(self.work, meeting_id)]}

    @blueprint.arguments(RemarkCreateSchema, example={"kind": "question", "text": _REMARK["text"]})
    @blueprint.response(201, RemarkSchema, example=_REMARK)
    def post(self, fields: dict[str, Any], meeting_id: UUID) -> Any:
        """Comment or ask, for all who see the meeting, until its record is locked."""
        made = meetings.remark(self.work, meeting_id, **fields)
        return _remark(made, self.work.session.get_one(Member, made.member_id))


@blueprint.route("/<uuid:meeting_id>/remarks/<uuid:remark_id>")
class MeetingRemarkItem(Resource):
    """One remark."""

    @blueprint.response(204)
    def delete(self, meeting_id: UUID, remark_id: UUID) -> None:
        """Take one's own remark back, until the record is locked."""
        meetings.take_back(self.work, meeting_id, remark_id)


@blueprint.route("/<uuid:meeting_id>/note")
class MeetingNoteItem(Resource):
    """One's own notes, which nobody else reads."""

    @blueprint.response(200, NoteSchema, example={"text": "Hỏi thêm về quỹ khuyến học."})
    def get(self, meeting_id: UUID) -> Any:
        """One's own notes; empty where there are none."""
        return {"text": meetings.own_note(self.work, meeting_id)}

    @blueprint.arguments(NoteSchema, example={"text": "Hỏi thêm về quỹ khuyến học."})
    @blueprint.response(200, NoteSchema, example={"text": "Hỏi thêm về quỹ khuyến học."})
    def put(self, fields: dict[str, Any], meeting_id: UUID) -> Any:
        """Keep one's own notes, sealed; empty text removes them."""
        meetings.keep_note(self.work, meeting_id, fields["text"])
        return {"text": meetings.own_note(self.work, meeting_id)}
