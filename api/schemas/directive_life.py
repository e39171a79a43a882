"""What happens to directives after publication, on the wire."""

from __future__ import annotations

from marshmallow import Schema, fields

from api.fields import line
from api.schemas.directives import DirectiveUpdateSchema, RingNowSchema
from models import LinkKind


class HeldCorrectionCreateSchema(DirectiveUpdateSchema):
    """A new version: the fields that change, what changed, and why."""

    what = line(1000, metadata={"description": "what changed, for the reader"})
    why = line(1000)


class CorrectionSchema(HeldCorrectionCreateSchema, RingNowSchema):
    """The same, in force at once."""


class HeldCorrectionSchema(Schema):
    """A correction that waits for two people's word."""

    what = fields.String(required=True, attribute="what_changes")
    why = fields.String(required=True)
    held_at = fields.AwareDateTime(required=True)
    by = fields.UUID(required=True, attribute="held_by")
    content = fields.Dict(required=True, metadata={"description": "every field as it is to be"})


class WithdrawalSchema(RingNowSchema):
    """Taking it back."""

    reason = line(1000, metadata={"description": "shown to its readers"})


class VersionSchema(Schema):
    """A version that was corrected since, and what the correction changed."""

    number = fields.Integer(required=True)
    replaced_at = fields.AwareDateTime(required=True)
    what_changed = fields.String(required=True)
    why = fields.String(required=True)


class VersionsSchema(Schema):
    """Newest first; the current version is the directive itself."""

    items = fields.List(fields.Nested(VersionSchema), required=True)


class VersionContentSchema(VersionSchema):
    """The same with its fields as they were."""

    content = fields.Dict(required=True)
    body_html = fields.String(required=True)


class DraftChangeSchema(Schema):
    """One saving of a draft."""

    at = fields.AwareDateTime(required=True)
    by = fields.UUID(required=True, attribute="member_id")
    fields_changed = fields.List(fields.String(), required=True, attribute="fields", data_key="fields")
    before = fields.Dict(required=True, metadata={"description": "those fields as they were"})


class DraftChangesSchema(Schema):
    """Newest first."""

    items = fields.List(fields.Nested(DraftChangeSchema), required=True)


class DirectiveLinkSchema(Schema):
    """What this directive is to the other one."""

    kind = fields.Enum(LinkKind, by_value=True, required=True)
