"""Changes of the tree over REST: each with an effective day, a deciding document and a preview."""

from __future__ import annotations

from datetime import date
from typing import Any

from api.blueprint import Blueprint
from api.errors import language
from api.resource import Resource, requires
from api.schemas.organisation_changes import (
    ChangeOfKindSchema,
    ChangeReportSchema,
    ChangeSchema,
    ExternalCodeSchema,
    ExternalCodesSchema,
    HistorySchema,
    MergeSchema,
    MoveSchema,
    RenameSchema,
    SplitSchema,
)
from api.schemas.organisations import AsOfQuery
from models import OrganisationChange
from services import organisations
from services.organisations import ChangeReport, Newcomer, Part
from services.permissions import Permission

blueprint = Blueprint(
    "organisation_changes", __name__, url_prefix="/organisations", description="How the tree changes"
)
_ORDER = {"effective_on": "2025-07-01", "decision": "1678/NQ-UBTVQH15", "preview": True}
_REPORT = {
    "id": None,
    "kind": "merge",
    "state": "preview",
    "effective_on": "2025-07-01",
    "organisations": 46,
    "cells": 44,
    "members": 1210,
    "members_moved": 0,
    "offices_ended": 12,
    "grants_ended": 5,
    "grants_opened": 5,
    "meetings_planned": 2,
    "feedback_open": 1,
    "proposals": [],
    "warnings": [
        {
            "code": "met_since",
            "detail": "«Đảng ủy xã Cũ» đã họp 1 lần từ ngày hiệu lực; các buổi họp đó vẫn thuộc tổ chức cũ.",
        }
    ],
}
_LINK = {
    "code": "17206",
    "name": "Đảng ủy xã Ví Dụ",
    "kind": "merge",
    "effective_on": "2025-07-01",
}
_STRETCH = {
    "name": "Đảng ủy xã Mới",
    "kind": "commune",
    "parent": "40",
    "valid_from": "2025-07-01",
    "valid_to": None,
    "is_former": False,
}
_CHANGE = {
    "id": 7,
    "kind": "merge",
    "effective_on": "2025-07-01",
    "decision": "1678/NQ-UBTVQH15",
    "state": "applied",
    "refusal": None,
}
_CODE = {"system": "gso", "code": "17206"}


def shown(report: ChangeReport) -> dict[str, Any]:
    """What a change did or would do."""
    effect, change = report.effect, report.change
    return {
        "id": change.id if change else None,
        "kind": report.kind,
        "state": _state(change) if change else "preview",
        "effective_on": report.effective_on,
        **effect.figures,
        "proposals": [{"member": one.member_id, "role": one.role} for one in effect.proposals],
        "warnings": [{"code": one.code, "detail": one.sentence(language())} for one in effect.warnings],
    }


@blueprint.route("/<code>/rename")
class Renaming(Resource):
    """Another name."""

    @requires(Permission.ORGANISATION_MANAGE)
    @blueprint.arguments(RenameSchema, example={"name": "Đảng ủy phường Ví Dụ", **_ORDER})
    @blueprint.response(200, ChangeReportSchema, example=_REPORT | {"kind": "rename"})
    def post(self, fields: dict[str, Any], code: str) -> Any:
        """Call an organisation otherwise from a day on; its past keeps the past name."""
        return shown(organisations.rename(self.work, code, **fields))


@blueprint.route("/<code>/move")
class Moving(Resource):
    """Another place."""

    @requires(Permission.ORGANISATION_MANAGE)
    @blueprint.arguments(MoveSchema, example={"parent": "40", **_ORDER})
    @blueprint.response(200, ChangeReportSchema, example=_REPORT | {"kind": "move"})
    def post(self, fields: dict[str, Any], code: str) -> Any:
        """Put an organisation, with all below it, below another one from a day on."""
        return shown(organisations.move(self.work, code, **fields))


@blueprint.route("/<code>/kind")
class ChangingKind(Resource):
    """Another kind or level."""

    @requires(Permission.ORGANISATION_MANAGE)
    @blueprint.arguments(ChangeOfKindSchema, example={"kind": "base_cell", **_ORDER})
    @blueprint.response(200, ChangeReportSchema, example=_REPORT | {"kind": "kind"})
    def post(self, fields: dict[str, Any], code: str) -> Any:
        """Make an organisation one of another kind from a day on."""
        return shown(organisations.change_kind(self.work, code, **fields))


@blueprint.route("/<code>/dissolution")
class Dissolution(Resource):
    """The end."""

    @requires(Permission.ORGANISATION_MANAGE)
    @blueprint.arguments(ChangeSchema, example=_ORDER)
    @blueprint.response(200, ChangeReportSchema, example=_REPORT | {"kind": "dissolve"})
    def post(self, fields: dict[str, Any], code: str) -> Any:
        """End an organisation that nobody is left in."""
        return shown(organisations.dissolve(self.work, code, **fields))


@blueprint.route("/<code>/merge")
class Merging(Resource):
    """Several become one."""

    @requires(Permission.ORGANISATION_MANAGE)
    @blueprint.arguments(
        MergeSchema,
        example={"with": ["17209"], "into": {"code": "17212", "name": "Đảng ủy xã Mới"}, **_ORDER},
    )
    @blueprint.response(200, ChangeReportSchema, example=_REPORT)
    def post(self, fields: dict[str, Any], code: str) -> Any:
        """Merge an organisation with others, into one of them, another one, or a new one."""
        into = fields.pop("into", {"code": code})
        target = into.pop("code")
        predecessors = [code, *fields.pop("others")]
        return shown(organisations.merge(self.work, predecessors, into=target, **into, **fields))


@blueprint.route("/<code>/split")
class Splitting(Resource):
    """One becomes several."""

    @requires(Permission.ORGANISATION_MANAGE)
    @blueprint.arguments(
        SplitSchema,
        example={
            "parts": [
                {"code": "17213", "name": "Đảng ủy xã Bắc", "children": ["17206-CB01"], "members": []},
                {"code": "17214", "name": "Đảng ủy xã Nam"},
            ],
            "rest": "17214",
            **_ORDER,
        },
    )
    @blueprint.response(200, ChangeReportSchema, example=_REPORT | {"kind": "split"})
    def post(self, fields: dict[str, Any], code: str) -> Any:
        """Split an organisation; if it is itself one of the parts, it stays."""
        parts = [_part(**part) for part in fields.pop("parts")]
        return shown(organisations.split(self.work, code, parts, **fields))


@blueprint.route("/<code>/history")
class History(Resource):
    """All of its time."""

    @requires(Permission.ORGANISATION_VIEW)
    @blueprint.arguments(AsOfQuery, location="query")
    @blueprint.response(
        200,
        HistorySchema,
        example={
            "code": "17212",
            "stretches": [_STRETCH],
            "predecessors": [_LINK],
            "successors": [],
            "changes": [_CHANGE],
        },
    )
    def get(self, query: dict[str, date], code: str) -> Any:
        """Names, places, predecessors, successors and changes, planned ones too; or those until a day."""
        found = organisations.history(self.work, code, until=query.get("as_of"))
        return {
            "code": found.organisation.code,
            "stretches": found.stretches,
            "predecessors": found.predecessors,
            "successors": found.successors,
            "changes": [_listed(change) for change in found.changes],
        }


@blueprint.route("/<code>/changes/<int(max=9223372036854775807):change_id>")
class PlannedChange(Resource):
    """A change that waits for its day."""

    @requires(Permission.ORGANISATION_MANAGE)
    @blueprint.response(204)
    def delete(self, code: str, change_id: int) -> None:
        """Withdraw a change before its day."""
        organisations.withdraw(self.work, code, change_id)


@blueprint.route("/<code>/external-codes")
class ExternalCodes(Resource):
    """What other systems call it."""

    @requires(Permission.ORGANISATION_VIEW)
    @blueprint.response(200, ExternalCodesSchema, example={"items": [_CODE], "next": None})
    def get(self, code: str) -> Any:
        """The codes of other systems, official unit codes among them."""
        return {"items": organisations.external_codes(self.work, code), "next": None}

    @requires(Permission.ORGANISATION_MANAGE)
    @blueprint.arguments(ExternalCodeSchema, example=_CODE)
    @blueprint.response(201, ExternalCodeSchema, example=_CODE)
    def post(self, fields: dict[str, Any], code: str) -> Any:
        """Let an organisation be known by a code of another system."""
        return organisations.add_external_code(
            self.work, code, system=fields["system"], external=fields["code"]
        )


def _part(*, children: list[str], members: list[Any], **newcomer: Any) -> Part:
    return Part(Newcomer(**newcomer), tuple(children), tuple(members))


def _listed(change: OrganisationChange) -> dict[str, Any]:
    return {
        "id": change.id,
        "kind": change.kind,
        "effective_on": change.effective_on,
        "decision": change.decision,
        "state": _state(change),
        "refusal": change.refusal,
    }


def _state(change: OrganisationChange) -> str:
    if change.applied_at:
        return "applied"
    if change.withdrawn_at:
        return "withdrawn"
    return "refused" if change.refused_at else "planned"
