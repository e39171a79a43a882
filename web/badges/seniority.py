"""Recording on a member's file what interrupts seniority, an early proposal, a badge awarded."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from flask import Blueprint
from flask.typing import ResponseReturnValue
from wtforms import DateField, SelectField, StringField
from wtforms.validators import DataRequired, InputRequired, Length, Optional

from services import badges, members
from services.members import MemberRow
from services.permissions import Permission
from web.form import PageForm
from web.redirects import done
from web.work import reading, writing

seniority = Blueprint("seniority", __name__, url_prefix="/members/<uuid:member_id>")
_DAYS = ["%Y-%m-%d", "%d/%m/%Y"]


class InterruptionForm(PageForm):
    """A stretch that does not count."""

    since = DateField("Gián đoạn từ ngày", [InputRequired("Đồng chí nhập ngày bắt đầu.")], format=_DAYS)
    last = DateField("Đến hết ngày", [Optional()], format=_DAYS, description="Để trống nếu còn gián đoạn.")
    reason = StringField("Lý do, số quyết định", [DataRequired("Đồng chí ghi lý do."), Length(max=500)])


class EarlyForm(PageForm):
    """Which badge is proposed early."""

    years = SelectField("Huy hiệu", [InputRequired()], coerce=int)


class AwardForm(EarlyForm):
    """Which badge was awarded, and when."""

    on = DateField("Ngày trao", [InputRequired("Đồng chí nhập ngày trao.")], format=_DAYS)


@seniority.route("/interruption", methods=["GET", "POST"])
def interrupt(member_id: UUID) -> ResponseReturnValue:
    """What does not count as seniority."""
    row, _ = _kept(member_id)
    form = InterruptionForm()
    if form.is_sent:
        with form.refusals:
            until = form.last.data + timedelta(days=1) if form.last.data else None
            with writing() as work:
                badges.interrupt(work, member_id, since=form.since.data, until=until, reason=form.reason.data)
            return done("Đã ghi thời gian gián đoạn.", "web.member.show", member_id=member_id)
    return form.page("badges/record.html", row=row, title="Gián đoạn tuổi Đảng", note="")


@seniority.route("/early-badge", methods=["GET", "POST"])
def propose_early(member_id: UUID) -> ResponseReturnValue:
    """A badge proposed before its time."""
    row, choices = _kept(member_id)
    form = EarlyForm()
    form.years.choices = choices
    if form.is_sent:
        with form.refusals:
            with writing() as work:
                badges.propose_early(work, member_id, years=form.years.data)
            return done("Đã ghi đề nghị tặng sớm.", "web.member.show", member_id=member_id)
    note = (
        "Sổ tay chỉ ghi là «đề nghị sớm», không ghi bệnh tình. Sớm nhiều nhất 12 tháng; từ 70 năm: 24 tháng."
    )
    return form.page("badges/record.html", row=row, title="Đề nghị tặng Huy hiệu sớm", note=note)


@seniority.route("/badge", methods=["GET", "POST"])
def award(member_id: UUID) -> ResponseReturnValue:
    """A badge that was awarded."""
    row, choices = _kept(member_id)
    form = AwardForm()
    form.years.choices = choices
    if form.is_sent:
        with form.refusals:
            with writing() as work:
                badges.award(work, member_id, years=form.years.data, on=form.on.data)
            return done("Đã ghi Huy hiệu Đảng.", "web.member.show", member_id=member_id)
    return form.page("badges/record.html", row=row, title="Đã trao Huy hiệu Đảng", note="")


def _kept(member_id: UUID) -> tuple[MemberRow, list[Any]]:
    """The member, if the actor keeps the record, and the badges there are; the next one chosen first."""
    with reading() as work:
        row = members.get(work, member_id)
        work.actor.require(Permission.MEMBER_MANAGE, row.cell.ancestors)
        next_turn = badges.standing(work, row.member).next_turn
        years = badges.in_force(work.today).years
    soonest = sorted(years, key=lambda one: (next_turn is None or one != next_turn.years, one))
    return row, [(one, f"{one} năm tuổi Đảng") for one in soonest]
