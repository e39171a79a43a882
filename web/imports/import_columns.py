"""Step two: what each column holds."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from core.errors import Invalid
from models import ImportState
from services import imports
from services.imports import Field, Mapping, OutlinedColumn, OutlinedList
from web.imports.field_words import CHOICES, NOT_READ, label_of
from web.work import reading, writing

import_columns = Blueprint("import_columns", __name__, url_prefix="/imports/<uuid:run_id>/columns")


@import_columns.route("", methods=["GET", "POST"])
def show(run_id: UUID) -> ResponseReturnValue:
    """The columns as they were understood; corrected ones are remembered, and the file read again."""
    with reading() as work:
        run, organisation = imports.get(work, run_id)
        lists = imports.outline(work, run)
    if run.state is not ImportState.READY:
        return redirect(url_for("web.import_run.show", run_id=run_id))
    error = None
    if request.method == "POST":
        try:
            return _corrected(run_id, lists)
        except Invalid as refusal:
            error = refusal.sentence()
    page = render_template(
        "imports/columns.html",
        run=run,
        organisation=organisation,
        lists=lists,
        error=error,
        name_of=_name_of,
        options=_options,
        chosen=_chosen,
    )
    return page, 422 if error else 200


def _corrected(run_id: UUID, lists: Sequence[OutlinedList]) -> ResponseReturnValue:
    """Only lists in which something was changed are read anew."""
    changed = [
        Mapping(found.signature, _told(index, found))
        for index, found in enumerate(lists)
        if any(_chosen(index, column) != _value(column) for column in found.columns)
    ]
    if changed:
        with writing() as work:
            run = imports.set_columns(work, run_id, changed)
        if run.state is not ImportState.READY:
            return redirect(url_for("web.import_run.show", run_id=run_id), 303)
    return redirect(url_for("web.import_rows.show", run_id=run_id), 303)


def _told(index: int, found: OutlinedList) -> dict[int, tuple[Field, ...]]:
    chosen = {column.number: _chosen(index, column) for column in found.columns}
    try:
        return {
            number: tuple(Field(one) for one in value.split("+")) for number, value in chosen.items() if value
        }
    except ValueError as error:
        raise Invalid(field="columns") from error


def _name_of(index: int, column: OutlinedColumn) -> str:
    return f"column-{index}-{column.number}"


def _chosen(index: int, column: OutlinedColumn) -> str:
    """What the form says of a column; before it is sent, what was guessed."""
    return request.form.get(_name_of(index, column), _value(column))


def _value(column: OutlinedColumn) -> str:
    """The fields of a column as the value of an option; what is known and not kept counts as not read."""
    kept = [field for field in column.fields if field != Field.IGNORED]
    return "+".join(column.fields) if kept else NOT_READ


def _options(column: OutlinedColumn) -> dict[str, str]:
    """The usual choices, and what was guessed if it is another: several facts in one cell, say."""
    guessed = _value(column)
    return CHOICES | ({} if guessed in CHOICES else {guessed: label_of(guessed)})
