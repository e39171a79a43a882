"""Members on the wire. Citizen id and phone are masked."""

from __future__ import annotations

from marshmallow import Schema, fields
from marshmallow.validate import Length

from api.fields import Text, day, line
from api.pagination import PageQuery, page_of
from models import ExemptionKind, Gender, MemberStatus, Role


class MemberSchema(Schema):
    """A member's record as those see it who may."""

    id = fields.UUID(required=True)
    full_name = fields.String(required=True)
    gender = fields.Enum(Gender, by_value=True, required=True, allow_none=True)
    birth_date = fields.Date(required=True)
    admitted_on = fields.Date(required=True)
    official_on = fields.Date(required=True, allow_none=True)
    card_number = fields.String(required=True, allow_none=True)
    citizen_id = fields.String(required=True, allow_none=True, metadata={"description": "masked"})
    phone = fields.String(required=True, allow_none=True, metadata={"description": "masked"})
    status = fields.Enum(MemberStatus, by_value=True, required=True)
    cell = fields.String(required=True, metadata={"description": "code of the cell they belong to"})


MemberPageSchema = page_of(MemberSchema)


class MemberCreateSchema(Schema):
    """The nine fields of Regulation 339-QĐ/TW."""

    cell = line(40)
    full_name = line(100)
    gender = fields.Enum(Gender, by_value=True, required=True)
    birth_date = day(required=True)
    admitted_on = day(required=True)
    official_on = day(allow_none=True)
    card_number = Text(allow_none=True, validate=Length(max=40))
    citizen_id = Text(allow_none=True, validate=Length(max=40))
    phone = Text(allow_none=True, validate=Length(max=40))


class MemberQuery(PageQuery):
    """Where to look, and for whom."""

    organisation = line(40)
    q = Text(
        validate=Length(1, 100),
        metadata={"description": "part of a name (accents do not matter) or a whole number"},
    )
    as_of = day(metadata={"description": "the day whose memberships count; today by default"})


class ExemptionCreateSchema(Schema):
    """Released from meetings from ``since`` until (not including) ``until``."""

    kind = fields.Enum(ExemptionKind, by_value=True, required=True)
    since = day(required=True)
    until = day(allow_none=True)


class ActivationCodeSchema(Schema):
    """A one-time code: shown once, to be printed and handed over."""

    code = fields.String(required=True)


class RoleGrantSchema(Schema):
    """A role at an organisation (its code)."""

    role = fields.Enum(Role, by_value=True, required=True)
    organisation = line(40)
