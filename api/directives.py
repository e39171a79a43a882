"""Directives over REST."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any
from uuid import UUID

from flask import redirect, request, url_for

from api.blueprint import Blueprint, problems
from api.forecasts import forecast_shown
from api.pagination import decoded, number, page
from api.resource import Resource, requires
from api.schemas.directives import (
    AttachmentSchema,
    AudiencePreviewSchema,
    AudienceSchema,
    DirectiveCreateSchema,
    DirectiveDetailSchema,
    DirectivePageSchema,
    DirectiveQuery,
    DirectiveSchema,
    DirectiveUpdateSchema,
    PublicationCreateSchema,
    PublicationSchema,
    ReachQuery,
    ReachSchema,
    ReceiptSchema,
    ReceiptUpdateSchema,
    audience_rule,
)
from models import Attachment, Directive, Secrecy
from services import deliveries, directives
from services.actor import Work
from services.directives import DirectiveFilter, FileFacts, ReachFigures, ReachRow
from services.permissions import Permission

blueprint = Blueprint(
    "directives", __name__, url_prefix="/directives", description="Documents published to the tree"
)
_ID = "01934e2a-7b1c-7d3e-8f00-0000000000d1"
_NEW = {
    "symbol": "42-HD/BTCTW",
    "type": "HD",
    "issuer": "Ban Tổ chức Trung ương",
    "issued_on": "2025-10-28",
    "abstract": "Về nâng cao chất lượng sinh hoạt chi bộ",
    "urgency": "normal",
    "secrecy": "none",
    "body": "## Nội dung\n\nMỗi tháng một kỳ.",
    "acknowledge_by": "2025-11-15",
}
_ASKS = {"member": "Đọc và xác nhận trước ngày 15/11.", "secretary": None, "committee": None}
_LISTED = {key: value for key, value in _NEW.items() if key not in ("secrecy", "body")} | {
    "id": _ID,
    "state": "published",
    "signer": None,
    "summary": None,
    "effective_on": None,
    "asks": _ASKS,
    "version": 1,
    "corrected_at": None,
    "withdrawn_at": None,
    "withdrawal_reason": None,
    "published_at": "2025-11-01T01:00:00+00:00",
}
_RECEIPT = {
    "delivered_at": "2025-11-01T01:00:04+00:00",
    "read_at": "2025-11-01T12:31:00+00:00",
    "acknowledged_at": None,
}
_AUDIENCE = {
    "include": [{"organisation": "17206", "below": True}],
    "exclude": [],
    "roles": [],
    "statuses": [],
}
_FIGURES = {
    "addressed": 2500,
    "handed_over": 2310,
    "refused": 12,
    "delivered": 2100,
    "read": 1800,
    "acknowledged": 1500,
}
_ATTACHMENT = {"id": _ID, "file_name": "phu-luc.pdf", "media_type": "application/pdf", "size": 120034}
EXAMPLE = (
    _NEW
    | _LISTED
    | {
        "organisation": "40",
        "body_html": "<h2>Nội dung</h2><p>Mỗi tháng một kỳ.</p>",
        "attachments": [
            _ATTACHMENT
            | {"url": f"/api/v1/files/{_ID}?key=AZNO…", "reading": "read", "pages": 2, "signatures": []}
        ],
        "is_addressed": True,
        "receipt": _RECEIPT,
        "reading_minutes": 1,
        "in_force": True,
        "links": [
            {
                "relation": "supersedes",
                "id": "01934e2a-7b1c-7d3e-8f00-0000000000d0",
                "symbol": "06-HD/BTCTW",
                "abstract": "Về sinh hoạt chi bộ",
            }
        ],
    }
)


def _file(work: Work, file: Attachment, facts: FileFacts | None) -> dict[str, Any]:
    return {
        "id": file.id,
        "file_name": file.file_name,
        "media_type": file.media_type,
        "size": file.size,
        "url": _address(work, file.id),
        "reading": facts.state if facts else "pending",
        "pages": facts.pages if facts else None,
        "signatures": facts.signatures if facts else [],
    }


def _address(work: Work, attachment_id: UUID) -> str:
    key = directives.address_key(work, attachment_id)
    return url_for("directive_library.File", attachment_id=attachment_id, key=key)


def shown(work: Work, directive: Directive) -> dict[str, Any]:
    """A directive with its text and files, as the actor sees it."""
    found = directives.detail(work, directive.id)
    columns = {name: getattr(directive, name) for name in DirectiveSchema().fields}
    return columns | {
        "organisation": found.organisation.code,
        "reading_minutes": found.reading_minutes,
        "in_force": directives.in_force(work, directive.id),
        "links": directives.linked_to(work, directive),
        "secrecy": Secrecy.NONE.value,
        "body": found.body,
        "body_html": found.body_html,
        "attachments": [_file(work, file, found.facts.get(file.id)) for file in found.attachments],
        "is_addressed": found.is_addressed,
        "receipt": found.receipt,
    }


_HIT = _LISTED | {"excerpt": [{"text": "Mỗi tháng một ", "is_hit": False}, {"text": "kỳ", "is_hit": True}]}
_DRAFT = {"state": "draft", "published_at": None}


def _listed(directive: Directive, excerpt: Sequence[tuple[str, bool]]) -> dict[str, Any]:
    columns = {name: getattr(directive, name) for name in DirectiveSchema().fields}
    return columns | {"excerpt": [{"text": part, "is_hit": is_hit} for part, is_hit in excerpt]}


def _found(
    work: Work, question: str, wanted: DirectiveFilter, cursor: str | None, limit: int
) -> dict[str, Any]:
    """A page of what fits a question, best first."""
    position = decoded(cursor, number, UUID)
    after = (position[0], position[1]) if position else None
    found = page(
        lambda most: directives.search(work, question, wanted, after=after, limit=most),
        limit,
        lambda one: (one.score, str(one.directive.id)),
    )
    return found | {"items": [_listed(one.directive, one.excerpt) for one in found["items"]]}


@blueprint.route("")
class DirectiveCollection(Resource):
    """All directives."""

    @blueprint.arguments(DirectiveQuery, location="query")
    @blueprint.response(
        200, DirectivePageSchema, example={"items": [_LISTED | {"excerpt": []}], "next": None}
    )
    def get(self, query: dict[str, Any]) -> Any:
        """Find directives by words (best first), or list them by type, issuer and day, newest first."""
        limit, cursor = query.pop("limit"), query.pop("cursor", None)
        question = query.pop("query", None)
        wanted = DirectiveFilter(**query)
        if question:
            return _found(self.work, question, wanted, cursor, limit)
        position = decoded(cursor, UUID)
        before = position[0] if position else None
        found = page(
            lambda most: directives.find(self.work, wanted, before=before, limit=most),
            limit,
            lambda directive: (str(directive.id),),
        )
        return found | {"items": [_listed(one, ()) for one in found["items"]]}

    @requires(Permission.DIRECTIVE_MANAGE)
    @blueprint.arguments(DirectiveCreateSchema, example=_NEW)
    @blueprint.response(
        201, DirectiveDetailSchema, example=EXAMPLE | {"state": "draft", "published_at": None}
    )
    def post(self, fields: dict[str, Any]) -> Any:
        """Begin a draft."""
        directive = directives.draft(self.work, **fields)
        location = url_for("directives.DirectiveItem", directive_id=directive.id)
        return shown(self.work, directive), 201, {"Location": location}


@blueprint.route("/<uuid:directive_id>")
class DirectiveItem(Resource):
    """One directive."""

    @blueprint.response(200, DirectiveDetailSchema, example=EXAMPLE)
    def get(self, directive_id: UUID) -> Any:
        """A directive with its text and files."""
        return shown(self.work, directives.get(self.work, directive_id))

    @requires(Permission.DIRECTIVE_MANAGE)
    @blueprint.arguments(DirectiveUpdateSchema, example={"abstract": "Về sinh hoạt chi bộ"})
    @blueprint.response(200, DirectiveDetailSchema, example=EXAMPLE)
    def patch(self, fields: dict[str, Any], directive_id: UUID) -> Any:
        """Change a draft."""
        return shown(self.work, directives.edit(self.work, directive_id, **fields))


@blueprint.route("/<uuid:directive_id>/attachments")
class DirectiveAttachments(Resource):
    """The files of a directive."""

    @requires(Permission.DIRECTIVE_MANAGE)
    @blueprint.doc(
        requestBody={
            "required": True,
            "content": {
                "multipart/form-data": {
                    "schema": {
                        "type": "object",
                        "required": ["file"],
                        "properties": {"file": {"type": "string", "format": "binary"}},
                    }
                }
            },
        },
        responses=problems(413),
    )
    @blueprint.response(201, AttachmentSchema, example=_ATTACHMENT)
    def post(self, directive_id: UUID) -> Any:
        """Add a file (PDF, Office, ODF, PNG, JPEG) to a draft."""
        file = request.files.get("file")
        return directives.attach(
            self.work,
            directive_id,
            file_name=(file.filename if file else "") or "",
            content=file.read() if file else b"",
        )


@blueprint.route("/<uuid:directive_id>/attachments/<uuid:attachment_id>")
class DirectiveAttachment(Resource):
    """One file."""

    @blueprint.doc(responses={"302": {"description": "the signed address is in `Location`"}})
    @blueprint.response(200, {"type": "string", "format": "binary"}, content_type="application/octet-stream")
    def get(self, directive_id: UUID, attachment_id: UUID) -> Any:
        """To the file itself, by an address that works for some minutes."""
        directives.check_attachment(self.work, directive_id, attachment_id)
        return redirect(_address(self.work, attachment_id))

    @requires(Permission.DIRECTIVE_MANAGE)
    @blueprint.response(204)
    def delete(self, directive_id: UUID, attachment_id: UUID) -> None:
        """Take a file off a draft."""
        directives.detach(self.work, directive_id, attachment_id)


@blueprint.route("/<uuid:directive_id>/audience-preview")
class DirectiveAudiencePreview(Resource):
    """Who a draft would reach."""

    @requires(Permission.DIRECTIVE_MANAGE)
    @blueprint.arguments(AudienceSchema, example=_AUDIENCE)
    @blueprint.response(
        200,
        AudiencePreviewSchema,
        example={
            "members": 2500,
            "cells": 84,
            "channels": {"fcm": 2100, "webpush": 60, "telegram": 150, "zalo": 0, "none": 190},
            "forecast": {"first_call_seconds": 1, "seconds": 6, "by_channel": {"fcm": 1, "telegram": 6}},
            "rings_at": None,
            "ending": [],
        },
    )
    def post(self, fields: dict[str, Any], directive_id: UUID) -> Any:
        """How many members and cells a draft would reach, by which channels, and how long it would take."""
        preview = directives.preview_audience(self.work, directive_id, audience_rule(fields))
        forecast = deliveries.forecast(self.work, preview.channels)
        return {
            "members": preview.members,
            "cells": preview.cells,
            "channels": preview.channels,
            "forecast": forecast_shown(forecast),
            "rings_at": preview.rings_at,
            "ending": [
                {"organisation": place.code, "name": place.name, "ends_on": day}
                for place, day in preview.ending
            ],
        }


@blueprint.route("/<uuid:directive_id>/publication")
class DirectivePublication(Resource):
    """The step from a draft to the phones."""

    @requires(Permission.DIRECTIVE_MANAGE)
    @blueprint.arguments(PublicationCreateSchema, example=_AUDIENCE)
    @blueprint.response(
        202,
        PublicationSchema,
        example={
            "id": _ID,
            "state": "published",
            "published_at": "2026-11-22T12:00:00+00:00",
            "seq": 42,
            "addressed": 2500,
            "rings_at": None,
        },
    )
    def post(self, fields: dict[str, Any], directive_id: UUID) -> Any:
        """Fix text and audience, and set the phones ringing; in quiet hours at their end (``rings_at``)."""
        return directives.publish(
            self.work,
            directive_id,
            audience_rule(fields),
            ring_now_because=fields["ring_now_because"],
        )


@blueprint.route("/<uuid:directive_id>/receipt")
class DirectiveReceipt(Resource):
    """What I did with a directive."""

    @blueprint.arguments(ReceiptUpdateSchema, example={"state": "acknowledged"})
    @blueprint.response(200, ReceiptSchema, example=_RECEIPT)
    def put(self, fields: dict[str, Any], directive_id: UUID) -> Any:
        """Note that it was delivered to my phone, that I read it, or that I acknowledge it."""
        return directives.confirm(self.work, directive_id, fields["state"])


@blueprint.route("/<uuid:directive_id>/reach")
class DirectiveReachItem(Resource):
    """How far a directive got."""

    @requires(Permission.DIRECTIVE_REACH)
    @blueprint.arguments(ReachQuery, location="query")
    @blueprint.response(
        200,
        ReachSchema,
        example=_FIGURES
        | {
            "by_child": [{"organisation": "17206", "name": "Đảng ủy xã Ví Dụ"} | _FIGURES],
            "causes": {"UNREGISTERED": 12},
            "is_complete": True,
        },
    )
    def get(self, query: dict[str, str], directive_id: UUID) -> Any:
        """Addressed, handed over, refused, delivered, read, acknowledged: in all and by child."""
        found = directives.reach(self.work, directive_id, **query)
        return _figures(found.total) | {
            "by_child": [_row(row) for row in found.by_child],
            "causes": found.causes,
            "is_complete": found.is_complete,
        }


def _row(row: ReachRow) -> dict[str, Any]:
    return {"organisation": row.organisation.code, "name": row.organisation.name} | _figures(row.figures)


def _figures(figures: ReachFigures) -> dict[str, int]:
    return asdict(figures)
