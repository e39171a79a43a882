"""Slips with activation codes, printed by a secretary or an administrator and handed over."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import SelectMultipleField
from wtforms.validators import DataRequired

from core.errors import Forbidden
from services import accounts, members, organisations
from services.actor import Work
from services.members import MemberRow
from services.permissions import Permission
from web.form import PageForm
from web.frame import current_frame
from web.queries import text_argument
from web.runtime import current_runtime
from web.work import reading, writing

activation_codes = Blueprint("activation_codes", __name__, url_prefix="/activation-codes")
_AT_ONCE = 200


class MembersForm(PageForm):
    """Who is to be given a code."""

    members = SelectMultipleField("Đảng viên", [DataRequired("Đồng chí chọn ít nhất một người.")])


@dataclass(frozen=True, slots=True)
class Slip:
    """What one member is handed."""

    row: MemberRow
    code: str


@activation_codes.route("", methods=["GET", "POST"])
def show() -> ResponseReturnValue:
    """The members of an organisation; and, for those chosen, the slips: shown once, on the answer itself."""
    places = current_frame().places(Permission.ACTIVATION_ISSUE)
    if not places:
        raise Forbidden
    code = text_argument("organisation") or places[0].organisation
    query = text_argument("q")
    with reading() as work:
        organisation = organisations.get(work, code)
        work.actor.require(Permission.ACTIVATION_ISSUE, organisation.ancestors)
        rows = members.page(work, organisation=code, query=query or None, limit=_AT_ONCE)
        ids = {row.member.id for row in rows}
        activated = accounts.activated_among(work, ids)
    form = MembersForm()
    form.members.choices = {str(row.member.id): row.member.full_name for row in rows}
    if form.is_sent:
        with writing() as work:
            slips = _issue(work, [row for row in rows if str(row.member.id) in form.members.data])
        address = current_runtime().settings.public_url + url_for("web.activation.show")
        return render_template("accounts/slips.html", slips=slips, organisation=organisation, address=address)
    return form.page(
        "accounts/activation_codes.html",
        organisation=organisation,
        filters=[
            (
                held.organisation_name,
                url_for(".show", organisation=held.organisation),
                held.organisation == code,
            )
            for held in places
        ],
        rows=sorted(rows, key=lambda row: row.member.id in activated),
        chosen=ids - activated if request.args.get("choose") == "new" else (),
        activated=activated,
        query=query,
        is_cut=len(rows) == _AT_ONCE,
    )


def _issue(work: Work, rows: list[MemberRow]) -> list[Slip]:
    return [Slip(row, accounts.issue_activation_code(work, row.member.id)) for row in rows]
