"""Guests of meetings on the wire."""

from __future__ import annotations

from marshmallow import Schema, fields
from marshmallow.validate import Length

from api.fields import Text, line


class GuestSchema(Schema):
    """One guest: name and organisation, and nothing else about them."""

    full_name = line(200)
    organisation = Text(load_default=None, allow_none=True, validate=Length(max=200))


class GuestsSchema(Schema):
    """All guests of a meeting, in order; they count in no rate."""

    items = fields.List(fields.Nested(GuestSchema), required=True, validate=Length(max=60))
