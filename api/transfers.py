"""Transfers of members over REST."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import url_for

from api.blueprint import Blueprint
from api.pagination import decoded, page
from api.resource import Resource, requires
from api.schemas.transfers import (
    TransferCreateSchema,
    TransferDetailSchema,
    TransferListSchema,
    TransferPageSchema,
    TransferQuery,
    TransferStepSchema,
)
from services import movement
from services.actor import Work
from services.movement import TransferSlip
from services.permissions import Permission

blueprint = Blueprint("transfers", __name__, description="Members on the way between cells")
_NEW = {"kind": "permanent", "to": "17219-CB02", "on": "2026-11-20", "letter_number": "12/GT-ĐU"}
_LISTED = {
    "id": "01934e2a-7b1c-7d3e-8f00-0000000000a1",
    "kind": "permanent",
    "state": "requested",
    "is_study": False,
    "member": {
        "id": "01934e2a-7b1c-7d3e-8f00-000000000001",
        "full_name": "Nguyễn Thị Ví Dụ",
        "birth_date": "1961-09-02",
        "admitted_on": "1986-05-19",
        "official_on": "1987-05-19",
        "card_number": "40012345",
        "status": "official",
    },
    "from": {"code": "17206-CB01", "name": "Chi bộ thôn Đông"},
    "to": {"code": "17219-CB02", "name": "Chi bộ khối 2"},
    "outside": None,
    "letter_number": "12/GT-ĐU",
    "requested_on": "2026-11-20",
    "sent_on": None,
    "ended_on": None,
    "until": None,
    "due_on": "2027-02-23",
    "working_days_left": 60,
    "overdue": False,
    "reason": None,
    "next_states": ["cancelled", "sent"],
}
_EXAMPLE = _LISTED | {"warning": None}
_STEP = {"to": "sent", "on": "2026-11-21", "letter_number": "12/GT-ĐU"}
_COLUMNS = (
    *("id", "kind", "state", "is_study", "outside", "letter_number", "requested_on", "sent_on", "ended_on"),
    *("until", "due_on", "reason"),
)


def _shown(slip: TransferSlip) -> dict[str, Any]:
    return {name: getattr(slip.transfer, name) for name in _COLUMNS} | {
        "member": slip.member,
        "origin": slip.origin,
        "destination": slip.destination,
        "working_days_left": slip.deadline.working_days_left if slip.deadline else None,
        "overdue": slip.deadline is not None and slip.deadline.is_overdue,
        "next_states": sorted(slip.next_states),
    }


def _detail(work: Work, transfer_id: UUID) -> dict[str, Any]:
    slip = movement.slip(work, transfer_id)
    return _shown(slip) | {"warning": movement.warning_of(work, slip.transfer)}


@blueprint.route("/members/<uuid:member_id>/transfers")
class MemberTransfers(Resource):
    """The ways of one member."""

    @requires(Permission.MEMBER_VIEW)
    @blueprint.response(200, TransferListSchema, example={"items": [_LISTED]})
    def get(self, member_id: UUID) -> Any:
        """Every transfer of a member, the latest first."""
        return {"items": [_shown(slip) for slip in movement.transfers_of(self.work, member_id)]}

    @requires(Permission.MEMBER_MANAGE)
    @blueprint.arguments(TransferCreateSchema, example=_NEW)
    @blueprint.response(201, TransferDetailSchema, example=_EXAMPLE)
    def post(self, fields: dict[str, Any], member_id: UUID) -> Any:
        """Begin to transfer a member to a cell anywhere, or to a place outside the handbook."""
        begin = movement.transfer_at_once if fields.pop("at_once") else movement.request_transfer
        transfer = begin(self.work, member_id, **fields)
        location = url_for("transfers.TransferItem", transfer_id=transfer.id)
        return _detail(self.work, transfer.id), 201, {"Location": location}


@blueprint.route("/transfers")
class TransferCollection(Resource):
    """All transfers."""

    @requires(Permission.MEMBER_VIEW)
    @blueprint.arguments(TransferQuery, location="query")
    @blueprint.response(200, TransferPageSchema, example={"items": [_LISTED], "next": None})
    def get(self, query: dict[str, Any]) -> Any:
        """Who leaves my cells and who comes to them, the latest first."""
        limit, position = query.pop("limit"), decoded(query.pop("cursor", None), UUID)
        before = position[0] if position else None
        found = page(
            lambda most: movement.find_transfers(self.work, **query, before=before, limit=most),
            limit,
            lambda slip: (str(slip.transfer.id),),
        )
        return found | {"items": [_shown(slip) for slip in found["items"]]}


@blueprint.route("/transfers/<uuid:transfer_id>")
class TransferItem(Resource):
    """One transfer."""

    @requires(Permission.MEMBER_VIEW)
    @blueprint.response(200, TransferDetailSchema, example=_EXAMPLE)
    def get(self, transfer_id: UUID) -> Any:
        """A transfer as its slip says it; the receiving side sees it once it was sent."""
        return _detail(self.work, transfer_id)


@blueprint.route("/transfers/<uuid:transfer_id>/transitions")
class TransferTransitions(Resource):
    """The steps of a transfer."""

    @requires(Permission.MEMBER_MANAGE)
    @blueprint.arguments(TransferStepSchema, example=_STEP)
    @blueprint.response(201, TransferDetailSchema, example=_EXAMPLE | {"state": "sent"})
    def post(self, fields: dict[str, Any], transfer_id: UUID) -> Any:
        """Take the next step; once received, the membership changes from that day on."""
        movement.take_step(self.work, transfer_id, **fields)
        return _detail(self.work, transfer_id)
