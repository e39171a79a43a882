"""Slips with activation codes, printed by a secretary or an administrator and handed over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import SelectMultipleField
from wtforms.validators import DataRequired

from core.errors import Forbidden
from models import Organisation
from services import accounts, members, organisations
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

    def __init__(self, rows: Sequence[MemberRow]) -> None:
        """A choice among ``rows``."""
        super().__init__()
        self._rows = rows
        self.members.choices = {str(row.member.id): row.member.full_name for row in rows}

    @property
    def chosen(self) -> list[MemberRow]:
        """Those who were ticked."""
        return [row for row in self._rows if str(row.member.id) in self.members.data]


@dataclass(frozen=True, slots=True)
class Slip:
    """What one member is handed."""

    row: MemberRow
    code: str


@activation_codes.route("", methods=["GET", "POST"])
def show() -> ResponseReturnValue:
    """The members of an organisation; and, for those chosen, the slips: shown once, on the answer itself."""
    with reading() as work:
        organisation = organisations.get(work, _code())
        work.actor.require(Permission.ACTIVATION_ISSUE, organisation.ancestors)
        query = text_argument("q") or None
        rows = members.page(work, organisation=organisation.code, query=query, limit=_AT_ONCE)
        activated = accounts.activated_among(work, [row.member.id for row in rows])
    form = MembersForm(rows)
    if form.is_sent:
        with writing() as work:
            slips = [Slip(row, accounts.issue_activation_code(work, row.member.id)) for row in form.chosen]
        address = current_runtime().settings.public_url + url_for("web.activation.show")
        return render_template("accounts/slips.html", slips=slips, organisation=organisation, address=address)
    rows = sorted(rows, key=lambda row: row.member.id in activated)
    return form.page(
        "accounts/activation_codes.html", rows=rows, activated=activated, **_context(organisation)
    )


def _code() -> str:
    places = current_frame().places(Permission.ACTIVATION_ISSUE)
    if not places:
        raise Forbidden
    return text_argument("organisation") or places[0].organisation


def _context(organisation: Organisation) -> dict[str, Any]:
    filters = [
        (
            held.organisation_name,
            url_for(".show", organisation=held.organisation),
            held.organisation == organisation.code,
        )
        for held in current_frame().places(Permission.ACTIVATION_ISSUE)
    ]
    return {
        "organisation": organisation,
        "filters": filters,
        "query": text_argument("q"),
        "chooses_new": request.args.get("choose") == "new",
        "limit": _AT_ONCE,
    }
