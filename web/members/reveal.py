"""Asking for sealed numbers in full: shown once, on the answer itself."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue
from wtforms import RadioField, SelectMultipleField, StringField
from wtforms.validators import DataRequired, InputRequired, Length, Optional

from core.errors import Forbidden
from models import SealedField
from services import members
from services.actor import Work
from services.members import REVEAL_RIGHTS, MemberRow
from web.form import PageForm
from web.words import choices
from web.work import reading, writing

reveal = Blueprint("reveal", __name__, url_prefix="/members/<uuid:member_id>/reveal")
_OTHER = "other"
_REASONS = {
    "Báo lịch sinh hoạt, văn bản": "Báo lịch sinh hoạt, văn bản",
    "Đối chiếu, hoàn thiện hồ sơ": "Đối chiếu, hoàn thiện hồ sơ",
    "Hỗ trợ đăng nhập sổ tay": "Hỗ trợ đăng nhập sổ tay",
    _OTHER: "Lý do khác",
}


class RevealForm(PageForm):
    """Which numbers, and why."""

    numbers = SelectMultipleField("Số cần xem", [DataRequired("Đồng chí chọn số cần xem.")])
    purpose = RadioField("Lý do", [InputRequired("Đồng chí chọn lý do.")], choices=_REASONS)
    other = StringField("Ghi rõ lý do khác", [Optional(), Length(max=500)])

    @property
    def reason(self) -> str:
        """The reason in words."""
        chosen: str = self.purpose.data
        return self.other.data or "" if chosen == _OTHER else chosen


@reveal.route("", methods=["GET", "POST"])
def show(member_id: UUID) -> ResponseReturnValue:
    """The question why; and the numbers, which the member sees were shown."""
    with reading() as work:
        row = members.get(work, member_id)
        offered = _offered(work, row)
    form = RevealForm(numbers=[offered[0].value], purpose=next(iter(_REASONS)))
    form.numbers.choices = choices(offered)
    if form.is_sent:
        with form.refusals:
            with writing() as work:
                wanted = [SealedField(number) for number in form.numbers.data]
                found = members.reveal(work, member_id, wanted, reason=form.reason)
            return render_template("members/revealed.html", row=row, numbers=found)
    return form.page("members/reveal.html", row=row, offered=offered)


def _offered(work: Work, row: MemberRow) -> list[SealedField]:
    """The numbers that whoever asks may be shown, the phone first."""
    is_own = work.actor.member_id == row.member.id
    may: Iterable[SealedField] = (
        field
        for field in (SealedField.PHONE, SealedField.CITIZEN_ID)
        if is_own or work.actor.may(REVEAL_RIGHTS[field], row.cell.ancestors)
    )
    offered = list(may)
    if not offered:
        raise Forbidden
    return offered
