"""Step four: what storing would change; then it is stored."""

from __future__ import annotations

from uuid import UUID

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from core.errors import Conflict
from models import ImportState, RowEffect
from services import imports
from web.queries import number_argument
from web.work import reading, writing

import_changes = Blueprint("import_changes", __name__, url_prefix="/imports/<uuid:run_id>/changes")
_PAGE = 20
_MISSING_SHOWN = 100
_DIFFERENT = (RowEffect.CHANGED, RowEffect.MOVED, RowEffect.CHANGED_AND_MOVED)


@import_changes.get("")
def show(run_id: UUID) -> ResponseReturnValue:
    """How many members are new, changed, moved; who, field by field; and who is missing from the file."""
    return _page(run_id, None)


@import_changes.post("")
def commit(run_id: UUID) -> ResponseReturnValue:
    """Store it, now or by a worker."""
    try:
        with writing() as work:
            imports.commit_upload(work, run_id)
    except Conflict as refusal:
        return _page(run_id, refusal.sentence())
    return redirect(url_for("web.import_run.show", run_id=run_id), 303)


@import_changes.post("/again")
def compare_again(run_id: UUID) -> ResponseReturnValue:
    """Compare the file with the handbook as it is now."""
    with writing() as work:
        imports.set_columns(work, run_id, [])
    return redirect(url_for(".show", run_id=run_id), 303)


def _page(run_id: UUID, error: str | None) -> ResponseReturnValue:
    after = number_argument("after")
    with reading() as work:
        run, organisation = imports.get(work, run_id)
        if run.state is not ImportState.READY:
            return redirect(url_for("web.import_run.show", run_id=run_id), 303)
        rows = imports.rows(
            work, run_id, effects=_DIFFERENT, after=-1 if after is None else after, limit=_PAGE
        )
        missing = imports.missing(work, run_id)
        difference = imports.difference(work, run_id)
        waiting = imports.undecided(work, run_id)
    page = render_template(
        "imports/changes.html",
        run=run,
        organisation=organisation,
        difference=difference,
        rows=rows,
        missing=missing[:_MISSING_SHOWN],
        waiting=waiting,
        error=error or (run.refusal and run.refusal["vi"]),
        next=rows[-1].position if len(rows) == _PAGE else None,
    )
    return page, 409 if error else 200
