"""Votes of meetings over REST."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from api.blueprint import Blueprint
from api.resource import Resource, requires
from api.schemas.votes import (
    BallotSchema,
    ClosingSchema,
    ReservedOpinionUpdateSchema,
    VoteCreateSchema,
    VoteSchema,
    VotesSchema,
)
from services import meetings
from services.meetings import Hands, VoteDetail
from services.permissions import Permission

blueprint = Blueprint("votes", __name__, description="Votes of meetings")
_HANDS = {"yes": 21, "no": 15, "abstain": 4}
_NEW = {
    "question": "Thông qua nghị quyết tháng 12",
    "rule": "more_than_half",
    "method": "hand",
    "hands": _HANDS,
}
_EXAMPLE = _HANDS | {
    "id": "01934e2a-7b1c-7d3e-8f00-0000000000e1",
    "meeting": "01934e2a-7b1c-7d3e-8f00-0000000000c1",
    "question": "Thông qua nghị quyết tháng 12",
    "rule": "more_than_half",
    "method": "hand",
    "opened_at": "2026-12-05T13:40:00+00:00",
    "closed_at": "2026-12-05T13:42:00+00:00",
    "eligible": 40,
    "excluded": [{"reason": "absent_excused", "members": 2}],
    "passed": True,
    "mine": None,
    "may_vote": False,
    "reserved": [],
}
_COLUMNS = ("id", "question", "rule", "method", "opened_at", "closed_at")


def _shown(found: VoteDetail) -> dict[str, Any]:
    return {name: getattr(found.vote, name) for name in _COLUMNS} | {
        "meeting": found.vote.meeting_id,
        "eligible": found.eligible,
        "excluded": [
            {"reason": reason, "members": members}
            for reason, members in sorted(found.electorate.excluded.items())
        ],
        "yes": found.hands.yes,
        "no": found.hands.no,
        "abstain": found.hands.abstain,
        "passed": found.passed,
        "mine": found.mine,
        "may_vote": found.may_vote,
        "reserved": [
            {"member": member.id, "full_name": member.full_name, "text": opinion.text}
            for opinion, member in found.reserved
        ],
    }


def _hands(fields: dict[str, Any]) -> Hands | None:
    counted = fields.get("hands")
    return Hands(**counted) if counted else None


@blueprint.route("/meetings/<uuid:meeting_id>/votes")
class MeetingVotes(Resource):
    """The votes of a meeting."""

    @blueprint.response(200, VotesSchema, example={"items": [_EXAMPLE]})
    def get(self, meeting_id: UUID) -> Any:
        """What was asked, in order; who may decide is computed from the attendance, and explained."""
        return {"items": [_shown(one) for one in meetings.votes_of(self.work, meeting_id)]}

    @requires(Permission.MEETING_RECORD)
    @blueprint.arguments(VoteCreateSchema, example=_NEW)
    @blueprint.response(201, VoteSchema, example=_EXAMPLE)
    def post(self, fields: dict[str, Any], meeting_id: UUID) -> Any:
        """Put a question; with the hands counted it is closed at once."""
        vote = meetings.open_vote(
            self.work,
            meeting_id,
            question=fields["question"],
            rule=fields["rule"],
            method=fields["method"],
            hands=_hands(fields),
        )
        return _shown(meetings.vote_detail(self.work, vote.id))


@blueprint.route("/votes/<uuid:vote_id>/ballot")
class VoteBallot(Resource):
    """One's own ballot."""

    @blueprint.arguments(BallotSchema, example={"choice": "yes"})
    @blueprint.response(200, VoteSchema, example=_EXAMPLE | {"mine": "yes"})
    def put(self, fields: dict[str, Any], vote_id: UUID) -> Any:
        """Choose, or choose again while the vote is open."""
        meetings.cast(self.work, vote_id, fields["choice"])
        return _shown(meetings.vote_detail(self.work, vote_id))


@blueprint.route("/votes/<uuid:vote_id>/closing")
class VoteClosing(Resource):
    """The end of a vote."""

    @requires(Permission.MEETING_RECORD)
    @blueprint.arguments(ClosingSchema, example={"hands": _HANDS})
    @blueprint.response(200, VoteSchema, example=_EXAMPLE)
    def post(self, fields: dict[str, Any], vote_id: UUID) -> Any:
        """Fix the figures: the ballots given, or the hands counted."""
        meetings.close_vote(self.work, vote_id, hands=_hands(fields))
        return _shown(meetings.vote_detail(self.work, vote_id))


@blueprint.route("/votes/<uuid:vote_id>/reserved-opinion")
class VoteReservedOpinion(Resource):
    """An opinion that a member reserves."""

    @blueprint.arguments(ReservedOpinionUpdateSchema, example={"text": "Đề nghị cân nhắc thời hạn."})
    @blueprint.response(200, VoteSchema, example=_EXAMPLE)
    def put(self, fields: dict[str, Any], vote_id: UUID) -> Any:
        """Record it with the decision; by the member, or for them by whoever keeps the record."""
        meetings.reserve_opinion(self.work, vote_id, text=fields["text"], member_id=fields["member"])
        return _shown(meetings.vote_detail(self.work, vote_id))
