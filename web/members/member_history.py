"""Everything that happened to a record, newest first."""

from __future__ import annotations

from uuid import UUID

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from services import members
from web.authentication import current_actor
from web.members.told import told_title, told_value
from web.work import writing

member_history = Blueprint("member_history", __name__, url_prefix="/members/<uuid:member_id>/history")


@member_history.get("")
def show(member_id: UUID) -> ResponseReturnValue:
    """The history, for those who keep or oversee the record, and for the member in person."""
    with writing() as work:
        row = members.get(work, member_id)
        events = members.history(work, member_id)
    return render_template(
        "members/history.html",
        row=row,
        events=events,
        is_own=member_id == current_actor().identity,
        told_title=told_title,
        told_value=told_value,
    )
