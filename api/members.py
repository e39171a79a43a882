"""Members over REST."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from flask import request, url_for

from api.blueprint import Blueprint, problems
from api.pagination import decoded, page, text
from api.resource import Resource, requires
from api.schemas.members import (
    ActivationCodeSchema,
    MemberCreateSchema,
    MemberHistorySchema,
    MemberPageSchema,
    MemberQuery,
    MemberSchema,
    MemberUpdateSchema,
    RevealedSchema,
    RevealSchema,
    RoleGrantSchema,
)
from models import MemberField
from services import accounts, members, movement
from services.actor import Work
from services.members import MemberRow
from services.permissions import Permission

blueprint = Blueprint("members", __name__, url_prefix="/members", description="Party members")
_NEW = {
    "cell": "17206-CB01",
    "full_name": "Nguyễn Thị Ví Dụ",
    "gender": "female",
    "birth_date": "1961-09-02",
    "admitted_on": "1986-05-19",
    "official_on": "1987-05-19",
    "card_number": "40012345",
    "citizen_id": "040161000001",
    "phone": "0912000001",
}
EXAMPLE = _NEW | {
    "id": "01934e2a-7b1c-7d3e-8f00-000000000001",
    "citizen_id": "•••••••••001",
    "phone": "•••••••••001",
    "status": "official",
}

_EVENT = {
    "on": "2026-11-22",
    "kind": "corrected",
    "at": "2026-11-22T12:00:00+00:00",
    "by": "01934e2a-7b1c-7d3e-8f00-000000000009",
    "what": "birth_date",
    "place": None,
    "before": "1961-09-02",
    "after": "1961-02-09",
    "reason": "Theo giấy khai sinh bản gốc",
}
IF_MATCH = {
    "in": "header",
    "name": "If-Match",
    "required": False,
    "schema": {"type": "string"},
    "description": "the `ETag` of the record as read: refused (412) if it was changed since",
}


def shown(work: Work, row: MemberRow) -> dict[str, Any]:
    """A member's record with the two sealed numbers masked."""
    member = row.member
    return {
        "id": member.id,
        "full_name": member.full_name,
        "gender": member.gender,
        "birth_date": member.birth_date,
        "admitted_on": member.admitted_on,
        "official_on": member.official_on,
        "card_number": member.card_number,
        "citizen_id": members.masked(work.vault.open_optional(member.citizen_id_sealed)),
        "phone": members.masked(work.vault.open_optional(member.phone_sealed)),
        "status": row.status,
        "cell": row.cell.code,
    }


def member_page(
    work: Work,
    *,
    organisation: str,
    limit: int,
    cursor: str | None = None,
    q: str | None = None,
    as_of: date | None = None,
    former: bool = False,
) -> dict[str, Any]:
    """A page of members."""
    after = decoded(cursor, text, lambda part: str(UUID(part)))
    found = page(
        lambda most: (
            members.former(work, organisation=organisation, after=after, limit=most)
            if former
            else members.page(work, organisation=organisation, query=q, after=after, limit=most, as_of=as_of)
        ),
        limit,
        lambda row: (row.member.sort_key, str(row.member.id)),
    )
    return found | {"items": [shown(work, row) for row in found["items"]]}


@blueprint.route("")
class MemberCollection(Resource):
    """All members."""

    @requires(Permission.MEMBER_VIEW)
    @blueprint.arguments(MemberQuery, location="query")
    @blueprint.response(200, MemberPageSchema, example={"items": [EXAMPLE], "next": None})
    def get(self, query: dict[str, Any]) -> Any:
        """Find members at an organisation and below, by name or number."""
        return member_page(self.work, **query)

    @requires(Permission.MEMBER_MANAGE)
    @blueprint.arguments(MemberCreateSchema, example=_NEW)
    @blueprint.response(201, MemberSchema, example=EXAMPLE)
    def post(self, fields: dict[str, Any]) -> Any:
        """Enter a member into the books of a cell."""
        arrival = fields.pop("arrival", None)
        if arrival:
            row = movement.admit_from_outside(self.work, **arrival, **fields)
        else:
            row = members.admit(self.work, **fields)
        return (
            shown(self.work, row),
            201,
            {"Location": url_for("members.MemberItem", member_id=row.member.id)},
        )


@blueprint.route("/<uuid:member_id>")
class MemberItem(Resource):
    """One member."""

    leaves_a_trace = True

    @requires(Permission.MEMBER_VIEW)
    @blueprint.response(200, MemberSchema, example=EXAMPLE)
    def get(self, member_id: UUID) -> Any:
        """A member's record; they see in their access log that somebody else read it."""
        row = members.view(self.work, member_id)
        return shown(self.work, row), 200, {"ETag": f'"{members.version(row)}"'}

    @requires(Permission.MEMBER_MANAGE)
    @blueprint.arguments(
        MemberUpdateSchema, example={"birth_date": "1961-02-09", "reason": "Theo giấy khai sinh bản gốc"}
    )
    @blueprint.response(200, MemberSchema, example=EXAMPLE | {"birth_date": "1961-02-09"})
    @blueprint.doc(parameters=[IF_MATCH], responses=problems(412))
    def patch(self, fields: dict[str, Any], member_id: UUID) -> Any:
        """Set fields right, with a reason; what stood there before stays in the history."""
        reason = fields.pop("reason")
        values = {MemberField(name): value for name, value in fields.items()}
        row = members.amend(self.work, member_id, values, reason=reason, read=_read_version())
        return shown(self.work, row), 200, {"ETag": f'"{members.version(row)}"'}


def _read_version() -> str | None:
    """The version in ``If-Match``; several are none that a record could have."""
    tags = request.if_match
    return None if not tags or tags.star_tag else ",".join(sorted(tags.as_set()))


@blueprint.route("/<uuid:member_id>/history")
class MemberHistory(Resource):
    """What happened to a record."""

    leaves_a_trace = True

    @requires(Permission.MEMBER_VIEW)
    @blueprint.response(200, MemberHistorySchema, example={"items": [_EVENT]})
    def get(self, member_id: UUID) -> Any:
        """Corrections with what stood there before, cells, offices, exemptions, imports: newest first."""
        return {"items": members.history(self.work, member_id)}


@blueprint.route("/<uuid:member_id>/reveal")
class MemberReveal(Resource):
    """The sealed numbers in full."""

    is_repeatable = False

    @requires(Permission.PHONE_REVEAL)
    @blueprint.arguments(RevealSchema, example={"fields": ["phone"], "reason": "Báo lịch sinh hoạt đột xuất"})
    @blueprint.response(200, RevealedSchema, example={"phone": "+84912000001"})
    def post(self, fields: dict[str, Any], member_id: UUID) -> Any:
        """Show them this once; the member sees who looked, when and why."""
        found = members.reveal(self.work, member_id, fields["fields"], reason=fields.get("reason"))
        return found, 200, {"Cache-Control": "no-store"}


@blueprint.route("/<uuid:member_id>/activation-codes")
class MemberActivationCodes(Resource):
    """A member's way in."""

    is_repeatable = False

    @requires(Permission.ACTIVATION_ISSUE)
    @blueprint.response(201, ActivationCodeSchema, example={"code": "K7QW-2M9D-XR4T"})
    def post(self, member_id: UUID) -> Any:
        """Issue a one-time code to print; older codes of the member end."""
        return {"code": accounts.issue_activation_code(self.work, member_id)}


@blueprint.route("/<uuid:member_id>/roles")
class MemberRoles(Resource):
    """What a member does in the handbook."""

    @requires(Permission.ROLE_GRANT)
    @blueprint.arguments(RoleGrantSchema, example={"role": "publisher", "organisation": "17206"})
    @blueprint.response(201, RoleGrantSchema, example={"role": "publisher", "organisation": "17206"})
    def post(self, fields: dict[str, Any], member_id: UUID) -> Any:
        """Grant a role at an organisation; it holds there and everywhere below."""
        accounts.grant_role(self.work, member_id, **fields)
        return fields
