"""One monthly report: its figures, what changed since it was signed, and the form to sign."""

from __future__ import annotations

from uuid import UUID

from flask import Blueprint, Response, send_file
from flask.typing import ResponseReturnValue
from wtforms import HiddenField, TextAreaField
from wtforms.validators import DataRequired, Length

from services import exports, monthly_reports
from services.exports import Export
from web.form import PageForm
from web.monthly_reports.shown import changes, shown
from web.redirects import done
from web.work import reading, writing

report = Blueprint("report", __name__, url_prefix="/reports/<uuid:report_id>")


class SignatureForm(PageForm):
    """What the committee has to say, and which figures it looked at."""

    remark = TextAreaField("Nhận xét của cấp ủy", [Length(max=5000)])
    seen = HiddenField(validators=[DataRequired(), Length(max=64)])


@report.route("", methods=["GET", "POST"])
def show(report_id: UUID) -> ResponseReturnValue:
    """The report; what is posted here signs it."""
    with reading() as work:
        detail = monthly_reports.detail(work, report_id)
    form = SignatureForm()
    if form.is_sent:
        with form.refusals:
            with writing() as work:
                monthly_reports.sign(work, report_id, seen=form.seen.data, remark=form.remark.data)
            return done("Đã ký báo cáo và gửi lên cấp trên.", ".show", report_id=report_id)
    form.seen.data = detail.seen  # what is shown now, also after a refusal
    return form.page(
        "monthly_reports/report.html",
        detail=detail,
        line=detail.line,
        total=shown(detail.figures["total"]),
        rows=[shown(one) for one in detail.figures["rows"]],
        changes=changes(detail.differences),
    )


@report.get("/file.xlsx")
def spreadsheet(report_id: UUID) -> Response:
    """The same as a spreadsheet; that it was taken out is logged."""
    with writing() as work:
        return _sent(exports.monthly_report_file(work, report_id))


@report.get("/file.docx")
def document(report_id: UUID) -> Response:
    """The same as a Word file, likewise."""
    with writing() as work:
        return _sent(exports.monthly_report_document(work, report_id))


def _sent(found: Export) -> Response:
    return send_file(found.file, mimetype=found.media_type, as_attachment=True, download_name=found.file_name)
