"""What a publisher does to a directive after publication: correct it, withdraw it, link it."""

from __future__ import annotations

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
from web.redirects import done
from web.words import choices
from web.work import reading, writing

after = Blueprint("after", __name__, url_prefix="/publishing/<uuid:directive_id>")


class CorrectionForm(DraftForm):
    """The directive as it is to be, and what changes and why."""

    what = TextAreaField("Sửa chỗ nào", [DataRequired("Đồng chí ghi chỗ đã sửa."), Length(max=1000)])
    why = TextAreaField("Vì sao sửa", [DataRequired("Đồng chí ghi lý do."), Length(max=1000)])


class WithdrawalForm(PageForm):
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
    form = CorrectionForm(obj=directive, urgency=directive.urgency.value, secrecy=Secrecy.NONE.value)
    if form.is_sent:
        with form.refusals:
            with writing() as work:
                reasons = {"what": form.what.data, "why": form.why.data}
                directives.correct(work, directive_id, **reasons, **form.fields)
            return done(
                "Đã đính chính. Người đã đọc bản cũ được báo.", "web.reach.show", directive_id=directive_id
            )
    return form.page("publishing/correction.html", detail=detail, symbols=SYMBOLS)


@after.route("/withdrawal", methods=["GET", "POST"])
def withdraw(directive_id: UUID) -> ResponseReturnValue:
    """Take it back."""
    detail = draft_detail(directive_id)
    form = WithdrawalForm()
    if form.is_sent:
        with form.refusals:
            with writing() as work:
                directives.withdraw(work, directive_id, reason=form.reason.data)
            return done("Đã thu hồi văn bản.", "web.reach.show", directive_id=directive_id)
    return form.page("publishing/withdrawal.html", detail=detail)


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


def _links(detail: DirectiveDetail) -> list[directives.LinkedDirective]:
    with reading() as work:
        return list(directives.linked_to(work, detail.directive))
