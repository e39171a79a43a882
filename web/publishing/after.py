"""What a publisher does to a directive after publication: correct it, withdraw it, link it."""

from __future__ import annotations

from datetime import datetime
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from flask import Blueprint
from flask.typing import ResponseReturnValue
from wtforms import RadioField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length

from models import LinkKind, Secrecy
from services import directives
from services.directives import DirectiveDetail
from web.form import PageForm
from web.publishing.draft_form import SYMBOLS, DraftForm
from web.publishing.editing import draft_detail
from web.publishing.ring_now import RingNowForm, told_by_day
from web.redirects import done
from web.words import choices
from web.work import reading, writing

after = Blueprint("after", __name__, url_prefix="/publishing/<uuid:directive_id>")


class CorrectionForm(DraftForm, RingNowForm):
    """The directive as it is to be, and what changes and why."""

    what = TextAreaField("Sửa chỗ nào", [DataRequired("Đồng chí ghi chỗ đã sửa."), Length(max=1000)])
    why = TextAreaField("Vì sao sửa", [DataRequired("Đồng chí ghi lý do."), Length(max=1000)])


class WithdrawalForm(RingNowForm):
    """Why it is taken back."""

    reason = TextAreaField("Lý do thu hồi", [DataRequired("Đồng chí ghi lý do."), Length(max=1000)])


class LinkForm(PageForm):
    """Which other one, and how it stands to it."""

    symbol = StringField("Số, ký hiệu văn bản kia", [DataRequired("Đồng chí nhập số, ký hiệu.")])
    kind = RadioField("Văn bản đang mở", [InputRequired("Đồng chí chọn một mục.")], choices=choices(LinkKind))


@after.route("/correction", methods=["GET", "POST"])
def correct(directive_id: UUID) -> ResponseReturnValue:
    """Put a new version in the place of the published one."""
    detail = draft_detail(directive_id)
    directive = detail.directive
    form = CorrectionForm(obj=_waiting(directive_id) or directive, secrecy=Secrecy.NONE.value)
    if form.is_sent:
        with form.refusals:
            return _corrected(directive_id, form)
    return form.page(
        "publishing/correction.html", detail=detail, symbols=SYMBOLS, rings_at=_rings_at(directive_id)
    )


@after.post("/correction/removal")
def drop_correction(directive_id: UUID) -> ResponseReturnValue:
    """Give up the correction that waits for two people's word."""
    with writing() as work:
        directives.drop_held_correction(work, directive_id)
    return done("Đã bỏ bản đính chính.", "web.reach.show", directive_id=directive_id)


@after.route("/withdrawal", methods=["GET", "POST"])
def withdraw(directive_id: UUID) -> ResponseReturnValue:
    """Take it back."""
    detail = draft_detail(directive_id)
    form = WithdrawalForm()
    if form.is_sent:
        with form.refusals:
            with writing() as work:
                because = form.ring_now_because.data
                directives.withdraw(work, directive_id, reason=form.reason.data, ring_now_because=because)
            told = told_by_day("Đã thu hồi văn bản.", None if because else _rings_at(directive_id))
            return done(told, "web.reach.show", directive_id=directive_id)
    return form.page("publishing/withdrawal.html", detail=detail, rings_at=_rings_at(directive_id))


@after.route("/links", methods=["GET", "POST"])
def link(directive_id: UUID) -> ResponseReturnValue:
    """What it supersedes and what it belongs with."""
    detail = draft_detail(directive_id)
    form = LinkForm(kind=LinkKind.SUPERSEDES.value)
    if form.is_sent:
        with form.refusals:
            with writing() as work:
                other = directives.find_by_symbol(work, form.symbol.data)
                directives.link(work, directive_id, other.id, kind=LinkKind(form.kind.data))
            return done("Đã liên kết hai văn bản.", ".link", directive_id=directive_id)
    return form.page("publishing/links.html", detail=detail, links=_links(detail))


@after.post("/links/<uuid:other_id>/removal")
def unlink(directive_id: UUID, other_id: UUID) -> ResponseReturnValue:
    """Take a link back."""
    with writing() as work:
        directives.unlink(work, directive_id, other_id)
    return done("Đã bỏ liên kết.", ".link", directive_id=directive_id)


def _rings_at(directive_id: UUID) -> datetime | None:
    """The end of the quiet hours in which it is done; None: phones ring at once."""
    with reading() as work:
        return directives.held_until(work, directives.get(work, directive_id))


def _corrected(directive_id: UUID, form: CorrectionForm) -> ResponseReturnValue:
    """In force at once; or, where something looks like a stamp, kept for two people to answer for."""
    because = form.ring_now_because.data
    fields: dict[str, Any] = {"what": form.what.data, "why": form.why.data, **form.fields}
    try:
        with writing() as work:
            directives.correct(work, directive_id, ring_now_because=because, **fields)
    except directives.SecrecySuspected:
        with writing() as work:
            directives.hold_correction(work, directive_id, **fields)
        return done(
            "Bản đính chính có chỗ giống dấu mật nên chưa có hiệu lực. Cần hai người xác nhận.",
            "web.secrecy.show",
            directive_id=directive_id,
        )
    told = told_by_day(
        "Đã đính chính. Người đã đọc bản cũ được báo.", None if because else _rings_at(directive_id)
    )
    return done(told, "web.reach.show", directive_id=directive_id)


def _waiting(directive_id: UUID) -> SimpleNamespace | None:
    """The fields of the correction that waits, if there is one."""
    with reading() as work:
        held = directives.find_held_correction(work, directive_id)
        if held is None:
            return None
        return SimpleNamespace(**directives.fields_of(held.content), what=held.what_changes, why=held.why)


def _links(detail: DirectiveDetail) -> list[directives.LinkedDirective]:
    with reading() as work:
        return list(directives.linked_to(work, detail.directive))
