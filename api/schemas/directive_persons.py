"""Persons behind the figures of a directive, on the wire."""

from __future__ import annotations

from marshmallow import Schema, fields

from api.fields import line
from api.pagination import PageQuery, page_of
from services.directives import NextStep, PersonState


class PersonsReachedQuery(PageQuery):
    """Where to look, and for whom."""

    organisation = line(40)
    state = fields.Enum(PersonState, by_value=True)


class PersonReachedSchema(Schema):
    """One addressed member; ``cause`` is the provider's word where a device was refused."""

    member_id = fields.UUID(required=True)
    full_name = fields.String(required=True)
    cell = fields.String(required=True, metadata={"description": "code of the cell they were addressed in"})
    cell_name = fields.String(required=True)
    state = fields.Enum(PersonState, by_value=True, required=True)
    cause = fields.String(required=True, allow_none=True)
    next_step = fields.Enum(NextStep, by_value=True, required=True)


PersonReachedPageSchema = page_of(PersonReachedSchema)
