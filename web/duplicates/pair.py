"""One pair side by side: two people, or one whose two records are merged."""

from __future__ import annotations

from uuid import UUID

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from services import duplicates
from services.duplicates import FIELDS, MEANINGS, Comparison, Reason
from web.duplicates.pair_form import LABELS, PairForm, differing, form_of, shown
from web.redirects import done
from web.work import writing

pair = Blueprint("pair", __name__, url_prefix="/duplicates")


@pair.route("/<uuid:pair_id>", methods=["GET", "POST"])
def show(pair_id: UUID) -> ResponseReturnValue:
    """Both records and the question; sent with "merge", one record is left."""
    with writing() as work:
        row, comparison = duplicates.view(work, pair_id)
    reasons = sorted((MEANINGS[Reason(code)] for code in row.pair.reasons), key=lambda one: -one.points)
    if comparison is None:
        return render_template("duplicates/elsewhere.html", row=row, reasons=reasons)
    form = form_of(comparison)
    if form.is_sent:
        with form.refusals:
            return _merge(pair_id, form)
    return form.page(
        "duplicates/pair.html",
        row=row,
        reasons=reasons,
        records=comparison.records,
        alike=_alike(comparison),
        differing=differing(comparison),
        is_nearly_certain=row.pair.score >= duplicates.NEARLY_CERTAIN_FROM,
    )


@pair.post("/<uuid:pair_id>/decision")
def decide(pair_id: UUID) -> ResponseReturnValue:
    """Keep what a person found, without merging."""
    is_same = request.form.get("decision") == "same"
    with writing() as work:
        row = duplicates.decide(work, pair_id, is_same=is_same)
    words = (
        "Đã ghi: hai hồ sơ là của một người, chờ gộp."
        if is_same
        else "Đã ghi: hai người khác nhau. Cặp này không hiện lại nữa."
    )
    return done(words, "web.pair_list.show", organisation=row.sides[0].cell.code)


def _merge(pair_id: UUID, form: PairForm) -> ResponseReturnValue:
    with writing() as work:
        merge = duplicates.merge(work, pair_id, survivor=UUID(form.survivor.data), fields=form.choice)
        until = merge.undo_until
    return done(
        f"Đã gộp hai hồ sơ. Nếu nhầm, hoàn tác được đến ngày {until:%d/%m/%Y}.",
        "web.member.show",
        member_id=merge.survivor_id,
    )


def _alike(comparison: Comparison) -> list[tuple[str, str]]:
    """What both records say alike."""
    one, _ = comparison.records
    different = differing(comparison)
    return [
        (LABELS[field], shown(field, getattr(one, field)))
        for field in FIELDS
        if field not in different and getattr(one, field) is not None
    ]
