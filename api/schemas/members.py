"""Members on the wire. Citizen id and phone are masked."""

from __future__ import annotations

from marshmallow import Schema, fields
from marshmallow.validate import Length

from api.fields import Text, day, line
from api.pagination import PageQuery, page_of
from models import Gender, MemberStatus, Role, SealedField
from services.members import EventKind


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


class ArrivalSchema(Schema):
    """Where a member comes from, outside the handbook, and from when they belong to the cell."""

    outside = line(200)
    on = day(required=True)
    letter_number = Text(allow_none=True, validate=Length(max=60))


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
    arrival = fields.Nested(
        ArrivalSchema,
        metadata={
            "description": "who comes from a place outside the handbook; absent for the newly admitted"
        },
    )


class MemberUpdateSchema(Schema):
    """What to set right, and why; fields not named stay as they are, null empties one."""

    full_name = Text(validate=Length(1, 100))
    gender = fields.Enum(Gender, by_value=True)
    birth_date = day()
    admitted_on = day()
    official_on = day(allow_none=True)
    card_number = Text(allow_none=True, validate=Length(max=40))
    citizen_id = Text(allow_none=True, validate=Length(max=40))
    phone = Text(allow_none=True, validate=Length(max=40))
    reason = line(500)


class MemberEventSchema(Schema):
    """One thing that happened; ``at`` and ``by`` where the handbook knows them."""

    on = fields.Date(required=True, metadata={"description": "the day it took effect"})
    kind = fields.Enum(EventKind, by_value=True, required=True)
    at = fields.AwareDateTime(required=True, allow_none=True)
    by = fields.UUID(required=True, allow_none=True)
    what = fields.String(
        required=True, allow_none=True, metadata={"description": "the field, office or kind of exemption"}
    )
    place = fields.String(required=True, allow_none=True)
    before = fields.String(required=True, allow_none=True, metadata={"description": "masked where sealed"})
    after = fields.String(required=True, allow_none=True, metadata={"description": "masked where sealed"})
    reason = fields.String(required=True, allow_none=True)


class MemberHistorySchema(Schema):
    """The whole history of a record, newest first."""

    items = fields.List(fields.Nested(MemberEventSchema), required=True)


class RevealSchema(Schema):
    """Which sealed numbers to show, and why; one's own need no reason."""

    fields_ = fields.List(
        fields.Enum(SealedField, by_value=True),
        required=True,
        validate=Length(1, 2),
        data_key="fields",
        attribute="fields",
    )
    reason = Text(validate=Length(1, 500))


class RevealedSchema(Schema):
    """The numbers asked for, in full; null where none is kept."""

    citizen_id = fields.String(allow_none=True)
    phone = fields.String(allow_none=True)


class MemberQuery(PageQuery):
    """Where to look, and for whom."""

    organisation = line(40)
    q = Text(
        validate=Length(1, 100),
        metadata={"description": "part of a name (accents do not matter) or a whole number"},
    )
    as_of = day(metadata={"description": "the day whose memberships count; today by default"})
    former = fields.Boolean(
        load_default=False, metadata={"description": "those who are members no more, with their last cell"}
    )


class StatusChangeCreateSchema(Schema):
    """What was decided about a member, from which day, and by which document."""

    to = fields.Enum(MemberStatus, by_value=True, required=True)
    on = day(required=True)
    decision = Text(
        allow_none=True,
        validate=Length(max=200),
        metadata={"description": "number and date of the document; only a death needs none"},
    )
    reason = Text(allow_none=True, validate=Length(max=1_000))


class StandingSchema(Schema):
    """A status and the day it began; decision and reason where it was decided."""

    status = fields.Enum(MemberStatus, by_value=True, required=True)
    since = fields.Date(required=True)
    decision = fields.String(required=True, allow_none=True)
    reason = fields.String(required=True, allow_none=True)


class StatusHistorySchema(Schema):
    """Every status of a member, in order."""

    items = fields.List(fields.Nested(StandingSchema), required=True)


class ActivationCodeSchema(Schema):
    """A one-time code: shown once, to be printed and handed over."""

    code = fields.String(required=True)


class RoleGrantSchema(Schema):
    """A role at an organisation (its code)."""

    role = fields.Enum(Role, by_value=True, required=True)
    organisation = line(40)
