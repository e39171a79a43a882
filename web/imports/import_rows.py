"""Step three: the rows that a person must decide on, one by one or all of a kind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple
from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from core.errors import Invalid
from models import CELL_KINDS, ImportRun, ImportState, Organisation, RowDecision, Verdict
from services import imports, organisations
from services.actor import Work
from services.imports import Code, Field, Finding, ShownRow
from web.imports.corrected_values import corrections_sent, input_name, shown_name, shown_value
from web.queries import number_argument, text_argument
from web.redirects import done
from web.work import reading, writing

import_rows = Blueprint("import_rows", __name__, url_prefix="/imports/<uuid:run_id>/rows")
_PAGE = 20
_MOST_CELLS = 300


class Shown(NamedTuple):
    """Which rows are shown: what to ask for, its label, and what to count."""

    label: str
    verdict: Verdict
    undecided: bool | None = None


SHOWN = {
    "undecided": Shown("Cần quyết định", Verdict.FLAG, undecided=True),
    "decided": Shown("Đã quyết định", Verdict.FLAG, undecided=False),
    "rejected": Shown("Chưa nhập được", Verdict.REJECT),
    "accepted": Shown("Nhập được ngay", Verdict.ACCEPT),
}


@import_rows.get("")
def show(run_id: UUID) -> ResponseReturnValue:
    """Rows of one kind with their reasons and proposals; at first those that wait for a decision."""
    kind = request.args.get("show") if request.args.get("show") in SHOWN else "undecided"
    shown, code = SHOWN[kind or "undecided"], _code()
    with reading() as work:
        run, organisation = imports.get(work, run_id)
        if run.state is not ImportState.READY:
            return redirect(url_for("web.import_run.show", run_id=run_id))
        after = number_argument("after")
        rows = imports.rows(
            work,
            run_id,
            verdict=shown.verdict,
            undecided=shown.undecided,
            doubt=code,
            after=-1 if after is None else after,
            limit=_PAGE,
        )
        waiting = imports.undecided(work, run_id)
        doubts = imports.doubts(work, run_id)
        cells = _cell_names(work, organisation) if any(Field.CELL in row.in_doubt for row in rows) else []
    return render_template(
        "imports/rows.html",
        run=run,
        organisation=organisation,
        rows=rows,
        kind=kind,
        code=code,
        doubts=[(doubt, doubt_label(doubt.code)) for doubt in doubts if doubt.undecided],
        filters=[
            (f"{one.label} ({count})", url_for(".show", run_id=run_id, show=key), key == kind)
            for (key, one), count in zip(SHOWN.items(), _counts(run, waiting), strict=True)
        ],
        waiting=waiting,
        next=rows[-1].position if len(rows) == _PAGE else None,
        cells=cells,
        sentence=imports.sentence,
        key_of=key_of,
        input_name=input_name,
        shown_name=shown_name,
        shown_value=shown_value,
    )


@import_rows.post("")
def decide(run_id: UUID) -> ResponseReturnValue:
    """Keep what was chosen for the rows of one page, and judge anew those in which a value was corrected."""
    decisions = {
        _place(key): RowDecision(value)
        for key, value in request.form.items()
        if key.startswith("row-") and value in set(RowDecision)
    }
    corrections = [
        one for one in corrections_sent(request.form) if decisions.get(one[:2]) is not RowDecision.LEAVE
    ]
    for one in corrections:
        decisions.pop(one[:2], None)
    with writing() as work:
        decided = _decided(work, run_id, decisions)
        if corrections:
            imports.correct(work, run_id, corrections)
    text = f"Đã ghi quyết định cho {decided} dòng."
    if corrections:
        text = f"Đã sửa {len(corrections)} giá trị và xét lại các dòng đó. {text if decided else ''}".strip()
    return done(text, ".show", run_id=run_id, **request.args)


def _decided(work: Work, run_id: UUID, decisions: Mapping[tuple[str, int], RowDecision]) -> int:
    """How many rows were decided on."""
    decided = 0
    for decision in RowDecision:
        places = [place for place, chosen in decisions.items() if chosen is decision]
        if places:
            decided += imports.decide(work, run_id, decision, places)
    return decided


@import_rows.post("/all")
def decide_all(run_id: UUID) -> ResponseReturnValue:
    """One decision for every row with one doubt."""
    code, value = request.form.get("code", ""), request.form.get("decision", "")
    with writing() as work:
        if code not in set(Code) or value not in set(RowDecision):
            raise Invalid(field="code")
        decided = imports.decide_all(work, run_id, RowDecision(value), Code(code))
    verb = "nhập" if value == RowDecision.STORE else "bỏ qua"
    return done(f"Đã chọn {verb} {decided} dòng cùng loại.", ".show", run_id=run_id)


def _cell_names(work: Work, organisation: Organisation) -> list[str]:
    """The cells to choose from, where they are few enough for a page."""
    below = organisations.subtree(work, organisation)
    names = [place.name for place in below if place.kind in CELL_KINDS]
    return names if len(names) <= _MOST_CELLS else []


def key_of(row: ShownRow) -> str:
    """The name of a row's choice in the form: its number, then its sheet, which may hold any sign."""
    return f"row-{row.row}-{row.sheet}"


def doubt_label(code: Code) -> str:
    """The sentence of a doubt where it is not about one field alone."""
    text = imports.sentence(Finding(code)).removeprefix("Dữ liệu: ")
    return text[0].upper() + text[1:]


def _place(key: str) -> tuple[str, int]:
    prefix, number, sheet = (*key.split("-", 2), "", "")[:3]
    if prefix != "row" or not number.isdecimal():
        raise Invalid(field="row")
    return sheet, int(number)


def _code() -> Code | None:
    asked = text_argument("code")
    return Code(asked) if asked in set(Code) else None


def _counts(run: ImportRun, waiting: int) -> tuple[int, int, int, int]:
    return waiting, run.flagged - waiting, run.rejected, run.accepted
