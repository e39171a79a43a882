"""The records that fail a check, each one tap from where it is set right."""

from __future__ import annotations

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue

from models import MemberField
from services import organisations, quality
from services.permissions import Permission
from services.quality import Check, Correction, FailedRecord
from web.queries import text_argument
from web.work import reading

quality_records = Blueprint("quality_records", __name__, url_prefix="/boards/quality")
_AT_ONCE = 50


@quality_records.get("/<check>")
def show(check: str) -> ResponseReturnValue:
    """Who, or which cell, fails a check at an organisation and below."""
    key, last = request.args.get("key"), request.args.get("after")
    with reading() as work:
        place = organisations.get(work, text_argument("organisation"))
        found, rows = quality.failing(
            work,
            check,
            organisation=place.code,
            after=(key, last) if key and last else None,
            limit=_AT_ONCE + 1,
        )
        may_correct = work.actor.may(Permission.MEMBER_MANAGE, place.ancestors)
        may_issue = work.actor.may(Permission.ACTIVATION_ISSUE, place.ancestors)
    shown = rows[:_AT_ONCE]
    more = None
    if len(rows) > _AT_ONCE:
        more = url_for(
            ".show", check=check, organisation=place.code, key=shown[-1].sort_key, after=shown[-1].id
        )
    return render_template(
        "quality/records.html",
        check=found,
        place=place,
        rows=[(row, _correction(found, row, may_correct=may_correct, may_issue=may_issue)) for row in shown],
        more=more,
        may_correct=may_correct,
    )


def _correction(check: Check, row: FailedRecord, *, may_correct: bool, may_issue: bool) -> str:
    """Where the record is set right, or at least seen."""
    where = check.correction
    if row.member_id is None or where is Correction.ORGANISATION:
        return url_for("web.organisation.show", code=row.cell_code)
    if where is Correction.ACTIVATION and may_issue:
        return url_for("web.activation_codes.show", organisation=row.cell_code, q=row.name)
    if where is Correction.DUPLICATES and may_correct:
        return url_for("web.pair_list.show", organisation=row.cell_code)
    if isinstance(where, MemberField) and may_correct:
        return url_for("web.correction.show", member_id=row.member_id, field=where.value)
    return url_for("web.member.show", member_id=row.member_id)
