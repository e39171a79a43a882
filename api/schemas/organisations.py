"""Organisations on the wire."""

from __future__ import annotations

from marshmallow import Schema, fields
from marshmallow.validate import Length, Regexp

from api.fields import Text, day, line
from api.pagination import PageQuery
from models import OrganisationKind, Role


class OrganisationSchema(Schema):
    """An organisation; ``parent`` is a code."""

    code = fields.String(required=True)
    name = fields.String(required=True)
    kind = fields.Enum(OrganisationKind, by_value=True, required=True)
    parent = fields.String(required=True, allow_none=True)
    valid_from = fields.Date(required=True)
    valid_to = fields.Date(required=True, allow_none=True)


class OrganisationListSchema(Schema):
    """All children of an organisation."""

    items = fields.List(fields.Nested(OrganisationSchema), required=True)
    next = fields.String(required=True, allow_none=True)


class RoleAtSchema(Schema):
    """A role held at an organisation; ``valid_to`` is the first day it is not held."""

    member_id = fields.UUID(required=True, data_key="member")
    full_name = fields.String(required=True)
    role = fields.Enum(Role, by_value=True, required=True)
    valid_from = fields.Date(required=True)
    valid_to = fields.Date(required=True, allow_none=True)


class RoleListSchema(Schema):
    """All roles held at an organisation."""

    items = fields.List(fields.Nested(RoleAtSchema), required=True)
    next = fields.String(required=True, allow_none=True)


class OrganisationCreateSchema(Schema):
    """A new organisation below ``parent``."""

    code = Text(
        required=True,
        validate=[Length(1, 40), Regexp(r"^[0-9A-Za-z._\-]+$")],
        metadata={"description": "chosen once, never changed"},
    )
    name = line(200)
    kind = fields.Enum(OrganisationKind, by_value=True, required=True)
    parent = line(40)
    valid_from = day()
    decision = Text(validate=Length(1, 100), metadata={"description": "symbol of the deciding document"})


class AsOfQuery(Schema):
    """The day to look at; today by default."""

    as_of = day()


class PageAsOfQuery(PageQuery, AsOfQuery):
    """Where to begin, how much to send, and the day to look at."""
