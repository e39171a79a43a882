"""The library on the wire."""

from __future__ import annotations

from marshmallow import Schema, fields

from api.fields import line
from api.schemas.directives import DirectiveSchema
from models import BookmarkKind


class BodySchema(Schema):
    """The text of a version."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    html = fields.String(required=True, metadata={"description": "clean: no scripts, styles or images"})
    reading_minutes = fields.Integer(required=True)


class FileQuery(Schema):
    """The proof in a signed address."""

    key = line(200)


class BookmarksQuery(Schema):
    """Which."""

    kind = fields.Enum(BookmarkKind, by_value=True, load_default=BookmarkKind.SAVED)


class BookmarksSchema(Schema):
    """Latest first."""

    items = fields.List(fields.Nested(DirectiveSchema), required=True)
