"""The file of a member, for those who keep or oversee it, and for the member in person."""

from __future__ import annotations

from uuid import UUID

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from services import badges, dues, members
from web.authentication import current_actor
from web.members.sections import SECTIONS
from web.work import writing

member = Blueprint("member", __name__)


@member.get("/members/<uuid:member_id>")
def show(member_id: UUID) -> ResponseReturnValue:
    """A member's file in sections; the member sees in their access log who opened it."""
    return _page(member_id)


@member.get("/my-record")
def own() -> ResponseReturnValue:
    """One's own file."""
    return _page(current_actor().identity)


def _page(member_id: UUID) -> str:
    with writing() as work:
        dossier = members.dossier(work, member_id)
        seniority = badges.standing(work, dossier.row.member)
        months = dues.year_of(work, member_id)
        today = work.today
    return render_template(
        "members/member.html",
        dossier=dossier,
        sections=[section for section in SECTIONS if section.is_shown(dossier)],
        seniority=seniority,
        months=months,
        today=today,
    )
