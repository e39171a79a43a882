"""One import: where it stands leads to its step; what came of it is the last of them."""

from __future__ import annotations

import io
from datetime import timedelta
from uuid import UUID

from flask import Blueprint, Response, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from models import ImportState
from services import imports
from web.redirects import done
from web.work import reading, writing

import_run = Blueprint("import_run", __name__, url_prefix="/imports/<uuid:run_id>")
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_TEMPLATES = {
    ImportState.READING: "imports/progress.html",
    ImportState.STORING: "imports/progress.html",
    ImportState.UNDOING: "imports/progress.html",
    ImportState.REFUSED: "imports/refused.html",
    ImportState.COMMITTED: "imports/result.html",
    ImportState.UNDONE: "imports/result.html",
}


@import_run.get("")
def show(run_id: UUID) -> ResponseReturnValue:
    """How far a worker is, why it could not go on, or what was stored; what is ready is decided on."""
    with reading() as work:
        run, organisation = imports.get(work, run_id)
        if run.state is ImportState.READY:
            step = "web.import_changes.show" if run.refusal else "web.import_columns.show"
            return redirect(url_for(step, run_id=run_id))
        left = imports.rows(work, run_id, limit=1)
        ends_on = run.committed_at and run.committed_at + timedelta(days=imports.UNDO_DAYS)
        corrections = imports.corrections(work, run_id)
        can_undo = run.state is ImportState.COMMITTED and ends_on is not None and work.now <= ends_on
    return render_template(
        _TEMPLATES[run.state],
        run=run,
        organisation=organisation,
        has_bad_rows=bool(left),
        corrections=corrections,
        undo_ends_on=ends_on if can_undo else None,
    )


@import_run.get("/bad-rows")
def bad_rows(run_id: UUID) -> Response:
    """The rows that are not stored, with the reasons, to be corrected and sent again."""
    with reading() as work:
        content = io.BytesIO(imports.bad_rows(work, run_id))
    return send_file(content, _XLSX, as_attachment=True, download_name="dong-can-sua.xlsx")


@import_run.route("/undo", methods=["GET", "POST"])
def undo(run_id: UUID) -> ResponseReturnValue:
    """The question before a whole import is taken back; sent by POST, it is."""
    with reading() as work:
        run, organisation = imports.get(work, run_id)
    if request.method == "GET":
        return render_template("imports/undo.html", run=run, organisation=organisation)
    with writing() as work:
        run = imports.begin_undo(work, run_id)
    if run.state is ImportState.UNDOING:
        return redirect(url_for(".show", run_id=run_id), 303)
    return done("Đã hoàn tác lần nhập này.", ".show", run_id=run_id)


@import_run.route("/discard", methods=["GET", "POST"])
def discard(run_id: UUID) -> ResponseReturnValue:
    """The question before a file is given up; sent by POST, it is."""
    with reading() as work:
        run, organisation = imports.get(work, run_id)
    if request.method == "GET":
        return render_template("imports/discard.html", run=run, organisation=organisation)
    with writing() as work:
        imports.discard(work, run_id)
    return done("Đã bỏ danh sách này; chưa có gì được ghi vào sổ tay.", "web.import_list.show")
