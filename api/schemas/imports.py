"""Imports of lists of members on the wire."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, ValidationError, fields, validates_schema
from marshmallow.validate import Length, OneOf, Range

from api.fields import Text
from api.pagination import PageQuery, page_of
from models import ImportState, RowDecision, RowEffect, Verdict
from services.imports import CORRECTABLE, Code, Field

_MOST_ROWS = 500
_LONGEST_SHEET = 255
_LONGEST_VALUE = 200


class ImportQuery(PageQuery):
    """Imports into one organisation, or into all that one administers."""

    organisation = Text(validate=Length(1, 40))


class RowQuery(PageQuery):
    """Which rows to show."""

    verdict = fields.Enum(Verdict, by_value=True)
    code = fields.Enum(Code, by_value=True, metadata={"description": "rows with this doubt"})
    undecided = fields.Boolean(metadata={"description": "flagged rows that wait for a decision"})


class ChangeQuery(PageQuery):
    """Which changes to show; by default whoever is changed or moved."""

    kind = fields.Enum(RowEffect, by_value=True)


class RowCountsSchema(Schema):
    """How many rows became what; ``undecided`` of the flagged ones wait for a person."""

    accept = fields.Integer(required=True)
    flag = fields.Integer(required=True)
    reject = fields.Integer(required=True)
    undecided = fields.Integer(required=True)


class ImportErrorSchema(Schema):
    """Why a worker could not go on."""

    code = fields.String(required=True)
    detail = fields.String(required=True)


class ImportResultSchema(Schema):
    """What was stored: members."""

    admitted = fields.Integer(required=True)
    changed = fields.Integer(required=True)
    moved = fields.Integer(required=True)
    unchanged = fields.Integer(required=True)
    left_out = fields.Integer(required=True)


class ImportListedSchema(Schema):
    """An import in a list."""

    id = fields.UUID(required=True)
    state = fields.Enum(ImportState, by_value=True, required=True)
    organisation = fields.String(required=True)
    file_name = fields.String(required=True, allow_none=True)
    created_at = fields.AwareDateTime(required=True)
    committed_at = fields.AwareDateTime(required=True, allow_none=True)
    undone_at = fields.AwareDateTime(required=True, allow_none=True)
    result = fields.Nested(ImportResultSchema, required=True, allow_none=True)


ImportPageSchema = page_of(ImportListedSchema)


class ImportColumnSchema(Schema):
    """A column: what its cells hold, as guessed or corrected, and a few of them."""

    number = fields.Integer(required=True, metadata={"description": "1 is column A"})
    heading = fields.String(required=True)
    fields_ = fields.List(fields.String(), required=True, data_key="fields", attribute="fields")
    is_hidden = fields.Boolean(required=True)
    samples = fields.List(fields.String(), required=True)


class ImportListSchema(Schema):
    """A list that was found in the file."""

    sheet = fields.String(required=True)
    signature = fields.String(required=True)
    is_hidden = fields.Boolean(required=True)
    rows = fields.Integer(required=True)
    hidden_rows = fields.Integer(required=True)
    columns = fields.List(fields.Nested(ImportColumnSchema), required=True)


class UndoneSchema(Schema):
    """What an undo did: members taken out and set back; those ``kept`` have got a history since."""

    removed = fields.Integer(required=True)
    restored = fields.Integer(required=True)
    kept = fields.List(fields.UUID(), required=True)


class ImportSchema(ImportListedSchema):
    """An import."""

    rows = fields.Nested(RowCountsSchema, required=True)
    progress = fields.Integer(required=True, metadata={"description": "per cent of the worker's part"})
    error = fields.Nested(ImportErrorSchema, required=True, allow_none=True)
    undo = fields.Nested(UndoneSchema, required=True, allow_none=True)
    lists = fields.List(fields.Nested(ImportListSchema), required=True)


class FindingSchema(Schema):
    """What is said about a row: a stable code, the field it is about, one sentence."""

    code = fields.String(required=True)
    field = fields.String(required=True, metadata={"description": "empty for the row as a whole"})
    sentence = fields.String(required=True)


class FieldChangeSchema(Schema):
    """One difference from the handbook, whose own numbers are masked."""

    field = fields.String(required=True)
    before = fields.String(required=True, allow_none=True)
    after = fields.String(required=True, allow_none=True)


class ImportedMemberSchema(Schema):
    """A member as the list has them: what would be stored. Dates as far as they are known."""

    full_name = fields.String(required=True, allow_none=True)
    gender = fields.String(required=True, allow_none=True)
    birth_date = fields.String(required=True, allow_none=True)
    admitted_on = fields.String(required=True, allow_none=True)
    official_on = fields.String(required=True, allow_none=True)
    card_number = fields.String(required=True, allow_none=True)
    citizen_id = fields.String(required=True, allow_none=True)
    phone = fields.String(required=True, allow_none=True)
    cell = fields.String(required=True, allow_none=True)
    birth_name = fields.String(required=True, allow_none=True)


class ImportRowSchema(Schema):
    """A row, numbered as the spreadsheet shows it."""

    sheet = fields.String(required=True)
    row = fields.Integer(required=True)
    verdict = fields.Enum(Verdict, by_value=True, required=True)
    codes = fields.List(fields.String(), required=True)
    findings = fields.List(fields.Nested(FindingSchema), required=True)
    member = fields.Nested(ImportedMemberSchema, required=True)
    effect = fields.Enum(RowEffect, by_value=True, required=True)
    changes = fields.List(fields.Nested(FieldChangeSchema), required=True)
    read = fields.Dict(
        keys=fields.String(),
        values=fields.String(),
        required=True,
        metadata={"description": "what the row of the file says, by field, where something is said about it"},
    )
    typed = fields.Dict(
        keys=fields.String(),
        values=fields.String(),
        required=True,
        metadata={"description": "what was typed in its place, by field"},
    )
    in_doubt = fields.List(
        fields.String(), required=True, metadata={"description": "fields that may have to be corrected"}
    )
    is_storable = fields.Boolean(required=True)
    decision = fields.Enum(RowDecision, by_value=True, required=True, allow_none=True)


ImportRowPageSchema = page_of(ImportRowSchema)


class ColumnsOfListSchema(Schema):
    """What the columns below one heading hold; those not named are not read."""

    signature = Text(required=True, validate=Length(32, 32))
    columns = fields.Dict(
        keys=fields.Integer(validate=Range(1, 512)),
        values=fields.List(fields.Enum(Field, by_value=True), validate=Length(1, 6)),
        required=True,
        validate=Length(1, 512),
    )


class ColumnsSchema(Schema):
    """Corrections, list by list; with none the file is only compared again."""

    lists = fields.List(fields.Nested(ColumnsOfListSchema), load_default=list, validate=Length(max=100))


class PlaceSchema(Schema):
    """A row of the file."""

    sheet = fields.String(required=True, validate=Length(max=_LONGEST_SHEET))
    row = fields.Integer(required=True, validate=Range(1, 2**31))


class DecidedPlaceSchema(PlaceSchema):
    """A row of the file; with ``values`` it is judged anew, by the same rules, with these in their place."""

    values = fields.Dict(
        keys=fields.Enum(Field, by_value=True, validate=OneOf(CORRECTABLE)),
        values=fields.String(validate=Length(max=_LONGEST_VALUE)),
        validate=Length(1),
        metadata={"description": "by field, as people write it: 19/05/1970; empty takes the value out"},
    )


class DecisionSchema(Schema):
    """To store rows as proposed or to leave them out (null: to be decided again): some, or all of a code.

    A row with corrected values is not decided on: what it says now may be right, or doubtful in another way.
    """

    decision = fields.Enum(RowDecision, by_value=True, required=True, allow_none=True)
    rows = fields.List(fields.Nested(DecidedPlaceSchema), validate=Length(1, _MOST_ROWS))
    code = fields.Enum(Code, by_value=True)

    @validates_schema
    def _one_of_both(self, data: dict[str, Any], **_kwargs: Any) -> None:
        if ("rows" in data) == ("code" in data):
            raise ValidationError("Give either rows or a code.", "rows")


class DecidedSchema(Schema):
    """How many rows were decided now, how many values corrected, and how many rows still wait.

    ``state`` is ``reading`` where a worker reads a large file again because of corrected values.
    """

    state = fields.Enum(ImportState, by_value=True, required=True)
    decided = fields.Integer(required=True)
    corrected = fields.Integer(required=True)
    undecided = fields.Integer(required=True)


class MissingMemberSchema(Schema):
    """A member of the organisation of whom the file does not speak; nothing happens to them."""

    id = fields.UUID(required=True)
    full_name = fields.String(required=True)
    cell = fields.String(required=True, allow_none=True)


class DifferenceSchema(ImportRowPageSchema):  # type: ignore[misc, valid-type]  # made by page_of
    """What storing would do, in numbers of members, and the rows that do it."""

    new = fields.Integer(required=True)
    changed = fields.Integer(required=True)
    moved = fields.Integer(required=True)
    unchanged = fields.Integer(required=True)
    left_out = fields.Integer(required=True)
    missing = fields.Integer(required=True)


MissingPageSchema = page_of(MissingMemberSchema)


class UndoResultSchema(UndoneSchema):
    """The same, and ``state``: ``undoing`` while a worker is at it, and nothing can be told yet."""

    state = fields.Enum(ImportState, by_value=True, required=True)
