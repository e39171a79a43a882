"""Directives after publication, over REST: corrected, withdrawn, linked; and what they said before."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from api.blueprint import Blueprint
from api.directives import EXAMPLE, shown
from api.resource import Resource, requires
from api.schemas.directive_life import (
    CorrectionSchema,
    DirectiveLinkSchema,
    DraftChangesSchema,
    HeldCorrectionCreateSchema,
    HeldCorrectionSchema,
    VersionContentSchema,
    VersionsSchema,
    WithdrawalSchema,
)
from api.schemas.directives import DirectiveDetailSchema
from services import directives
from services.permissions import Permission

blueprint = Blueprint(
    "directive_life", __name__, url_prefix="/directives", description="Directives after publication"
)
_BY = "01934e2a-7b1c-7d3e-8f00-0000000000a1"
_WHY = {"what": "Sửa thời hạn ở mục 2 từ 15/11 thành 30/11.", "why": "Đánh máy nhầm."}
_VERSION = {
    "number": 1,
    "replaced_at": "2025-11-03T02:00:00+00:00",
    "what_changed": _WHY["what"],
    "why": _WHY["why"],
}
_HELD = _WHY | {"held_at": "2025-11-03T02:00:00+00:00", "by": _BY, "content": {"body": "Độ mật: không."}}
_WITHDRAWN = {"state": "withdrawn", "withdrawn_at": "2025-11-05T02:00:00+00:00", "withdrawal_reason": "Nhầm"}


@blueprint.route("/<uuid:directive_id>/corrections")
class DirectiveCorrections(Resource):
    """New versions."""

    @requires(Permission.DIRECTIVE_MANAGE)
    @blueprint.arguments(CorrectionSchema, example=_WHY | {"body": "## Nội dung\n\nTrước ngày 30/11."})
    @blueprint.response(201, DirectiveDetailSchema, example=EXAMPLE | {"version": 2})
    def post(self, fields: dict[str, Any], directive_id: UUID) -> Any:
        """Correct a published directive: a new version, which its readers are asked to read again."""
        return shown(self.work, directives.correct(self.work, directive_id, **fields))


@blueprint.route("/<uuid:directive_id>/held-correction")
class DirectiveHeldCorrection(Resource):
    """A correction in which something looks like a secrecy stamp."""

    @requires(Permission.DIRECTIVE_MANAGE)
    @blueprint.response(200, HeldCorrectionSchema, example=_HELD)
    def get(self, directive_id: UUID) -> Any:
        """The correction that waits for two people's word; `/suspicions` says where it stands."""
        return directives.held_correction(self.work, directive_id)

    @requires(Permission.DIRECTIVE_MANAGE)
    @blueprint.arguments(HeldCorrectionCreateSchema, example=_WHY | {"body": "## Nội dung\n\nĐộ mật: không."})
    @blueprint.response(200, HeldCorrectionSchema, example=_HELD)
    def put(self, fields: dict[str, Any], directive_id: UUID) -> Any:
        """Keep a correction that was refused as `secrecy_suspected`, for two people to release.

        It changes nothing. Released at `/secrecy-releases`, it is let through when it is sent again.
        """
        return directives.hold_correction(self.work, directive_id, **fields)

    @requires(Permission.DIRECTIVE_MANAGE)
    @blueprint.response(204)
    def delete(self, directive_id: UUID) -> None:
        """Give it up; nothing of it stays."""
        directives.drop_held_correction(self.work, directive_id)


@blueprint.route("/<uuid:directive_id>/withdrawal")
class DirectiveWithdrawal(Resource):
    """Taking it back."""

    @requires(Permission.DIRECTIVE_MANAGE)
    @blueprint.arguments(WithdrawalSchema, example={"reason": "Ban hành nhầm phạm vi."})
    @blueprint.response(
        200, DirectiveDetailSchema, example=EXAMPLE | _WITHDRAWN | {"body": "", "body_html": ""}
    )
    def post(self, fields: dict[str, Any], directive_id: UUID) -> Any:
        """Withdraw a published directive: its text is served no more; whoever had it is told, by day."""
        return shown(self.work, directives.withdraw(self.work, directive_id, **fields))


@blueprint.route("/<uuid:directive_id>/versions")
class DirectiveVersions(Resource):
    """What was corrected."""

    @blueprint.response(200, VersionsSchema, example={"items": [_VERSION]})
    def get(self, directive_id: UUID) -> Any:
        """The versions before the current one, each with what the correction changed and why."""
        return {"items": directives.replaced_versions(self.work, directive_id)}


@blueprint.route("/<uuid:directive_id>/versions/<int(max=2147483647):number>")
class DirectiveVersion(Resource):
    """One earlier version."""

    @blueprint.response(
        200,
        VersionContentSchema,
        example=_VERSION
        | {"content": {"body": "Trước ngày 15/11."}, "body_html": "<p>Trước ngày 15/11.</p>"},
    )
    def get(self, directive_id: UUID, number: int) -> Any:
        """What an earlier version said."""
        found = directives.replaced_version(self.work, directive_id, number)
        names = ("number", "replaced_at", "what_changed", "why", "content")
        html = directives.rendered(found.content["body"])
        return {name: getattr(found, name) for name in names} | {"body_html": html}


@blueprint.route("/<uuid:directive_id>/changes")
class DirectiveChanges(Resource):
    """How the draft became what it is."""

    @requires(Permission.DIRECTIVE_MANAGE)
    @blueprint.response(
        200,
        DraftChangesSchema,
        example={
            "items": [
                {
                    "at": "2025-10-30T02:00:00+00:00",
                    "by": _BY,
                    "fields": ["abstract"],
                    "before": {"abstract": "Về sinh hoạt"},
                }
            ]
        },
    )
    def get(self, directive_id: UUID) -> Any:
        """Who changed what before publication, newest first."""
        return {"items": directives.draft_changes(self.work, directive_id)}


@blueprint.route("/<uuid:directive_id>/links/<uuid:other_id>")
class DirectiveLinkItem(Resource):
    """How it stands to another one."""

    @requires(Permission.DIRECTIVE_MANAGE)
    @blueprint.arguments(DirectiveLinkSchema, example={"kind": "supersedes"})
    @blueprint.response(204)
    def put(self, fields: dict[str, Any], directive_id: UUID, other_id: UUID) -> None:
        """Say that it supersedes another directive (from its publication on), or is related to it."""
        directives.link(self.work, directive_id, other_id, **fields)

    @requires(Permission.DIRECTIVE_MANAGE)
    @blueprint.response(204)
    def delete(self, directive_id: UUID, other_id: UUID) -> None:
        """Take that back."""
        directives.unlink(self.work, directive_id, other_id)
