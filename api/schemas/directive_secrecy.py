"""The secrecy gate on the wire."""

from __future__ import annotations

from marshmallow import Schema, fields

from api.fields import Text, line
from models import Secrecy
from services.directives import Place

_REASON = {"description": "why, without a word of the document itself"}


class SuspicionSchema(Schema):
    """A place that looks like a secrecy stamp."""

    place = fields.Enum(Place, by_value=True, required=True)
    mark = fields.Enum(Secrecy, by_value=True, required=True)
    line = fields.String(required=True, metadata={"description": "the line it was found in, cut short"})
    attachment = fields.UUID(required=True, allow_none=True, metadata={"description": "the file it is in"})


class ReleaseSchema(Schema):
    """Somebody's word that there is no mark."""

    by = fields.UUID(required=True, attribute="actor_id")
    at = fields.AwareDateTime(required=True)
    reason = fields.String(required=True)


class ClearanceSchema(Schema):
    """What holds a directive back, and who has answered for it."""

    suspicions = fields.List(fields.Nested(SuspicionSchema), required=True)
    releases = fields.List(fields.Nested(ReleaseSchema), required=True)
    unread_files = fields.Integer(
        required=True, metadata={"description": "files still to be looked through; publication does so first"}
    )
    is_clear = fields.Boolean(required=True, metadata={"description": "nothing holds it back"})


class ReasonSchema(Schema):
    """Why."""

    reason = line(1000, metadata=_REASON)


class SecrecyActsQuery(Schema):
    """Where; with all that is below it."""

    organisation = Text(required=True)


class SecrecyActSchema(Schema):
    """One release or purge: all that stays of it."""

    id = fields.Integer(required=True)
    kind = fields.String(required=True)
    directive = fields.UUID(required=True, attribute="directive_id")
    by = fields.UUID(required=True, allow_none=True, attribute="actor_id")
    reason = fields.String(required=True)
    at = fields.AwareDateTime(required=True)


class SecrecyActsSchema(Schema):
    """The latest decisions, newest first."""

    items = fields.List(fields.Nested(SecrecyActSchema), required=True)
