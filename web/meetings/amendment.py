"""Setting a locked record right: why, what is to be added, whose attendance was noted wrongly."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from flask import Blueprint, request
from flask.typing import ResponseReturnValue
from wtforms import StringField, TextAreaField
from wtforms.validators import DataRequired, Length, Optional

from models import AttendanceStatus
from services import meetings
from services.meetings import AttendanceRow, Sheet
from services.permissions import Permission
from web.form import PageForm
from web.meetings.sheet_rows import REASONS
from web.redirects import done
from web.words import choices
from web.work import reading, writing

amendment = Blueprint("amendment", __name__, url_prefix="/meetings/<uuid:meeting_id>/amendment")
_CORRECTED = [status for status in AttendanceStatus if status is not AttendanceStatus.NOT_MARKED]


class AmendmentForm(PageForm):
    """Why, and what is to be added to the minutes."""

    reason = StringField(
        "Lý do",
        [DataRequired("Đồng chí ghi lý do."), Length(max=1000)],
        description="Ví dụ: ghi nhầm người vắng; sót ý kiến của một đồng chí.",
    )
    text = TextAreaField("Nội dung bổ sung vào biên bản", [Optional(), Length(max=20_000)])


@amendment.route("", methods=["GET", "POST"])
def show(meeting_id: UUID) -> ResponseReturnValue:
    """The form; the sealed record stays, the amendment is added behind it."""
    with reading() as work:
        detail = meetings.detail(work, meeting_id)
        work.actor.require(Permission.MEETING_RECORD, detail.organisation.ancestors)
        sheet = meetings.read_sheet(work, meeting_id)
    form = AmendmentForm()
    if form.is_sent:
        with form.refusals:
            with writing() as work:
                meetings.amend_record(
                    work,
                    meeting_id,
                    reason=form.reason.data,
                    text=form.text.data,
                    attendance=_corrected(sheet, request.form),
                )
            return done("Đã ghi bản bổ sung; bản gốc giữ nguyên.", "web.minutes.show", meeting_id=meeting_id)
    return form.page(
        "meetings/amendment.html",
        detail=detail,
        meeting=detail.meeting,
        rows=[row for row in sheet.rows if not _is_idle(row.status, is_exempt=row.is_exempt)],
        statuses=choices(_CORRECTED),
        reasons=REASONS,
        sent=request.form,
    )


def _is_idle(status: AttendanceStatus, *, is_exempt: bool) -> bool:
    """Whether somebody is not on the sheet: they need not come, and did not."""
    return is_exempt and status is AttendanceStatus.NOT_MARKED


def _corrected(sheet: Sheet, sent: Mapping[str, str]) -> list[AttendanceRow]:
    """Those for whom another status was chosen."""
    chosen = {row.member.id: sent.get(f"status-{row.member.id}", "") for row in sheet.rows}
    return [
        AttendanceRow(member, AttendanceStatus(status), sent.get(f"reason-{member}") or None)
        for member, status in chosen.items()
        if status in set(_CORRECTED)
    ]
