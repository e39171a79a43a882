"""Taking a merge back: the question, and what came of it."""

from __future__ import annotations

from uuid import UUID

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from services import duplicates
from services.duplicates import UndoReport
from web.redirects import done
from web.work import reading, writing

undoing = Blueprint("undoing", __name__, url_prefix="/duplicates/merges")


@undoing.route("/<uuid:merge_id>/undo", methods=["GET", "POST"])
def show(merge_id: UUID) -> ResponseReturnValue:
    """The question; sent by POST, there are two records again."""
    if request.method == "POST":
        with writing() as work:
            report = duplicates.undo(work, merge_id)
        return done(_told(report), "web.member.show", member_id=report.merge.merged_id)
    with reading() as work:
        merge, survivor = duplicates.get_merge(work, merge_id)
    return render_template("duplicates/undo.html", merge=merge, survivor=survivor)


def _told(report: UndoReport) -> str:
    words = "Đã tách lại thành hai hồ sơ như trước khi gộp."
    later = sum(report.acts_since.values())
    if later or report.kept_fields:
        words += (
            f" Hồ sơ còn lại giữ {later} việc đã ghi sau khi gộp; đồng chí xem lịch sử hồ sơ để kiểm tra."
        )
    return words
