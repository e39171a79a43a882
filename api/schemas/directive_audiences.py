"""Choosing the audience of a draft, on the wire."""

from __future__ import annotations

from marshmallow import Schema, fields

from api.fields import line
from api.pagination import page_of


class UnreachedCellSchema(Schema):
    """A cell with members whom no channel reaches; the secretary can tell them."""

    organisation = fields.String(required=True)
    name = fields.String(required=True)
    above = fields.String(required=True, allow_none=True, metadata={"description": "name of its committee"})
    members = fields.Integer(required=True)
    secretary = fields.String(required=True, allow_none=True)


UnreachedCellPageSchema = page_of(UnreachedCellSchema)


class NameablePersonsQuery(Schema):
    """Whom to look for."""

    q = line(100, metadata={"description": "part of a name; accents do not matter"})


class NameablePersonSchema(Schema):
    """Somebody who can be added to the audience, or taken out."""

    member_id = fields.UUID(required=True)
    full_name = fields.String(required=True)
    birth_year = fields.Integer(required=True)
    cell = fields.String(required=True)
    cell_name = fields.String(required=True)


class NameablePersonsSchema(Schema):
    """The first twenty."""

    items = fields.List(fields.Nested(NameablePersonSchema), required=True)
