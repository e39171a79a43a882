"""Signing a report anew after a correction, and reading what was signed before."""

from __future__ import annotations

from uuid import UUID

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue
from wtforms import StringField
from wtforms.validators import DataRequired, Length

from core.errors import Forbidden
from services import monthly_reports
from web.monthly_reports.report import SignatureForm
from web.monthly_reports.shown import changes, shown
from web.redirects import done
from web.work import reading, writing

report_replacement = Blueprint("report_replacement", __name__, url_prefix="/reports/<uuid:report_id>")


class ReplacementForm(SignatureForm):
    """Why, beside what a first signature says."""

    reason = StringField(
        "Lý do ký lại",
        [DataRequired("Đồng chí ghi lý do ký lại."), Length(max=1000)],
        description="Ví dụ: chi bộ đã đính chính danh sách điểm danh.",
    )


@report_replacement.route("/replacement", methods=["GET", "POST"])
def sign_anew(report_id: UUID) -> ResponseReturnValue:
    """What differs from what was signed, and the form to sign it anew."""
    with reading() as work:
        detail = monthly_reports.detail(work, report_id)
    if not detail.is_signer:
        raise Forbidden
    form = ReplacementForm()
    if form.is_sent:
        with form.refusals:
            with writing() as work:
                monthly_reports.sign_anew(
                    work,
                    report_id,
                    seen=form.seen.data,
                    reason=form.reason.data,
                    remark=form.remark.data,
                )
            return done(
                "Đã ký bản mới. Bản ký trước vẫn được giữ để đọc lại.",
                "web.report.show",
                report_id=report_id,
            )
    elif form.remark.data is None:
        form.remark.data = detail.remark
    form.seen.data = detail.seen  # what is shown now, also after a refusal
    return form.page(
        "monthly_reports/replacement.html",
        detail=detail,
        line=detail.line,
        changes=changes(detail.differences),
    )


@report_replacement.get("/versions/<int:version>")
def show(report_id: UUID, version: int) -> str:
    """What was signed, when and by whom; what replaced it, why, and in which figures they differ."""
    with reading() as work:
        line, found = monthly_reports.replaced_version(work, report_id, version)
    return render_template(
        "monthly_reports/version.html",
        line=line,
        found=found,
        total=shown(found.before.figures["total"]),
        rows=[shown(one) for one in found.before.figures["rows"]],
        changes=changes(found.differences),
    )
