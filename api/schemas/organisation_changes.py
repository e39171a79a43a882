"""Changes of the tree on the wire."""

from __future__ import annotations

from marshmallow import Schema, fields
from marshmallow.validate import Length

from api.fields import Text, day, line
from models import ChangeKind, OrganisationKind, Role, SuccessionKind

_MANY = Length(max=2_000)


class ChangeSchema(Schema):
    """From when, by which document, and whether to tell only what it would do."""

    effective_on = day(metadata={"description": "today by default; a day to come makes the change wait"})
    decision = Text(validate=Length(1, 100), metadata={"description": "symbol of the deciding document"})
    preview = fields.Boolean(load_default=False, metadata={"description": "tell, and change nothing"})


class RenameSchema(ChangeSchema):
    """Another name."""

    name = line(200)


class MoveSchema(ChangeSchema):
    """Another organisation above (its code)."""

    parent = line(40)


class ChangeOfKindSchema(ChangeSchema):
    """Another kind or level."""

    kind = fields.Enum(OrganisationKind, by_value=True, required=True)


class NewcomerSchema(Schema):
    """A code in use, or a new organisation: then with a name; kind and parent as before unless given."""

    code = line(40)
    name = Text(validate=Length(1, 200))
    kind = fields.Enum(OrganisationKind, by_value=True)
    parent = Text(validate=Length(1, 40))


class MergeSchema(ChangeSchema):
    """With whom, and into what; without ``into`` the others come to this organisation."""

    others = fields.List(line(40), data_key="with", load_default=list, validate=_MANY)
    into = fields.Nested(NewcomerSchema)


class PartSchema(NewcomerSchema):
    """One part of a split, and what comes to it: children by code, members by id."""

    children = fields.List(line(40), load_default=list, validate=_MANY)
    members = fields.List(fields.UUID(), load_default=list, validate=_MANY)


class SplitSchema(ChangeSchema):
    """The parts; ``rest`` is the code of the one that receives whatever none names."""

    parts = fields.List(fields.Nested(PartSchema), required=True, validate=Length(1, 50))
    rest = Text(validate=Length(1, 40))


class WarningSchema(Schema):
    """Something to think about; it hinders nothing."""

    code = fields.String(required=True)
    detail = fields.String(required=True)


class ProposalSchema(Schema):
    """A role that ended in a split: somebody has to decide where it goes on."""

    member = fields.UUID(required=True)
    role = fields.Enum(Role, by_value=True, required=True)


class ChangeReportSchema(Schema):
    """What the change did, would do, or will do on its day."""

    id = fields.Integer(required=True, allow_none=True)
    kind = fields.Enum(ChangeKind, by_value=True, required=True)
    state = fields.String(required=True, metadata={"description": "preview, applied or planned"})
    effective_on = fields.Date(required=True)
    organisations = fields.Integer(required=True)
    cells = fields.Integer(required=True)
    members = fields.Integer(required=True)
    members_moved = fields.Integer(required=True)
    offices_ended = fields.Integer(required=True)
    grants_ended = fields.Integer(required=True)
    grants_opened = fields.Integer(required=True)
    meetings_planned = fields.Integer(required=True)
    feedback_open = fields.Integer(required=True)
    proposals = fields.List(fields.Nested(ProposalSchema), required=True)
    warnings = fields.List(fields.Nested(WarningSchema), required=True)


class StretchSchema(Schema):
    """What it was called and where it stood, from a day until another."""

    name = fields.String(required=True)
    kind = fields.Enum(OrganisationKind, by_value=True, required=True)
    parent = fields.String(required=True, allow_none=True)
    valid_from = fields.Date(required=True)
    valid_to = fields.Date(required=True, allow_none=True)
    is_former = fields.Boolean(required=True)


class LinkSchema(Schema):
    """An organisation before or after."""

    code = fields.String(required=True)
    name = fields.String(required=True)
    kind = fields.Enum(SuccessionKind, by_value=True, required=True)
    effective_on = fields.Date(required=True)


class OrderedChangeSchema(Schema):
    """A change and what became of it."""

    id = fields.Integer(required=True)
    kind = fields.Enum(ChangeKind, by_value=True, required=True)
    effective_on = fields.Date(required=True)
    decision = fields.String(required=True, allow_none=True)
    state = fields.String(required=True, metadata={"description": "applied, planned, refused or withdrawn"})
    refusal = fields.String(required=True, allow_none=True)


class HistorySchema(Schema):
    """Everything that is known of an organisation over time, oldest first."""

    code = fields.String(required=True)
    stretches = fields.List(fields.Nested(StretchSchema), required=True)
    predecessors = fields.List(fields.Nested(LinkSchema), required=True)
    successors = fields.List(fields.Nested(LinkSchema), required=True)
    changes = fields.List(fields.Nested(OrderedChangeSchema), required=True)


class ExternalCodeSchema(Schema):
    """What another system calls an organisation."""

    system = line(40)
    code = line(100)


class ExternalCodesSchema(Schema):
    """What all other systems call an organisation."""

    items = fields.List(fields.Nested(ExternalCodeSchema), required=True)
    next = fields.String(required=True, allow_none=True)
