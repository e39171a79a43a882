"""Audiences kept by a name, on the wire."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields
from marshmallow.validate import Length

from api.fields import Text, line
from api.schemas.directives import AudienceSchema
from services.directives import AudienceRule, SavedAudienceDetail


class SavedAudiencesQuery(Schema):
    """Whose."""

    organisation = line(40)


class SavedAudienceCreateSchema(Schema):
    """An audience, and by what name which organisation keeps it."""

    organisation = line(40)
    name = line(100)
    audience = fields.Nested(AudienceSchema, required=True)


class SavedAudienceUpdateSchema(Schema):
    """What is to be another."""

    name = Text(validate=Length(1, 100))
    audience = fields.Nested(AudienceSchema)


class LostLineSchema(Schema):
    """An organisation of the audience that cannot be published to any more."""

    organisation = fields.String(required=True)
    name = fields.String(required=True, allow_none=True, metadata={"description": "null: not for you to see"})
    ended_on = fields.Date(
        required=True, allow_none=True, metadata={"description": "null: it exists, beyond your reach"}
    )
    successors = fields.List(
        fields.String(), required=True, metadata={"description": "names of those that took over"}
    )


class SavedAudienceSchema(Schema):
    """A saved audience; ``audience`` is what a preview and a publication take."""

    id = fields.UUID(required=True)
    organisation = fields.String(required=True)
    name = fields.String(required=True)
    audience = fields.Nested(AudienceSchema, required=True)
    lost = fields.List(
        fields.Nested(LostLineSchema),
        required=True,
        metadata={"description": "what no longer stands; it stays in ``audience`` until somebody changes it"},
    )
    lost_persons = fields.Integer(required=True, metadata={"description": "persons added who have left"})


class SavedAudienceListSchema(Schema):
    """All that an organisation keeps."""

    items = fields.List(fields.Nested(SavedAudienceSchema), required=True)
    next = fields.String(required=True, allow_none=True)


def shown(saved: SavedAudienceDetail) -> dict[str, Any]:
    """What :class:`SavedAudienceSchema` shows."""
    return {
        "id": saved.id,
        "organisation": saved.organisation,
        "name": saved.name,
        "audience": _chosen(saved.rule),
        "lost": saved.lost,
        "lost_persons": saved.lost_persons,
    }


def _chosen(rule: AudienceRule) -> dict[str, Any]:
    return {
        "included": rule.include,
        "excluded": rule.exclude,
        "roles": rule.roles,
        "statuses": rule.statuses,
        "without_exempt": rule.without_exempt,
        "added": rule.added,
        "removed": rule.removed,
    }
