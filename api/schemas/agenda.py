"""Agendas on the wire."""

from __future__ import annotations

from marshmallow import Schema, fields
from marshmallow.validate import Length

from api.fields import Text, line, moment
from models import AgendaPart, AgendaSource


class AgendaLineSchema(Schema):
    """One item as the secretary wants it; without ``id`` it is a new one."""

    id = fields.UUID(load_default=None, allow_none=True)
    part = fields.Enum(AgendaPart, by_value=True, required=True)
    title = line(300, metadata={"description": "of an item from the handbook it stays as it is"})
    detail = Text(load_default=None, allow_none=True, validate=Length(max=5000))
    presider_id = fields.UUID(
        data_key="presider", load_default=None, allow_none=True, metadata={"description": "a member"}
    )
    presider_name = Text(load_default=None, allow_none=True, validate=Length(max=200))
    starts_at = moment(load_default=None, allow_none=True)
    documents = fields.List(
        fields.UUID(), load_default=[], validate=Length(max=50), metadata={"description": "directives"}
    )


class AgendaUpdateSchema(Schema):
    """The whole agenda in order; what is left out is taken off."""

    items = fields.List(fields.Nested(AgendaLineSchema), required=True, validate=Length(max=200))


class AgendaDocumentSchema(Schema):
    """A directive that belongs to an item."""

    id = fields.UUID(required=True)
    symbol = fields.String(required=True)
    abstract = fields.String(required=True)
    is_late = fields.Boolean(
        required=True, metadata={"description": "on the handbook later than the rules ask"}
    )


class AgendaAbsenceSchema(Schema):
    """Somebody who was absent without reason this year; only for who keeps or oversees records."""

    member = fields.UUID(required=True)
    full_name = fields.String(required=True)
    times = fields.Integer(required=True)


class AgendaItemSchema(Schema):
    """One item as the reader may see it."""

    id = fields.UUID(required=True)
    part = fields.Enum(AgendaPart, by_value=True, required=True)
    title = fields.String(required=True)
    detail = fields.String(required=True, allow_none=True)
    presider = fields.UUID(required=True, allow_none=True)
    presider_name = fields.String(required=True, allow_none=True)
    starts_at = fields.AwareDateTime(required=True, allow_none=True)
    source = fields.Enum(AgendaSource, by_value=True, required=True)
    source_id = fields.String(required=True, allow_none=True)
    documents = fields.List(fields.Nested(AgendaDocumentSchema), required=True)
    absent = fields.List(fields.Nested(AgendaAbsenceSchema), required=True)


class AgendaSchema(Schema):
    """An agenda in order."""

    items = fields.List(fields.Nested(AgendaItemSchema), required=True)
