"""The end of a membership: nothing of it goes on after the day."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import delete, or_, update

from models import Exemption, Membership, Position
from services.actor import Work

_STRETCHES = (Membership, Exemption, Position)


def end_stays(work: Work, member_id: UUID, on: date) -> None:
    """End cells, exemptions and offices of a member as of a day, its first day outside.

    What would have begun on that day or later never was. The caller has decided that they leave.
    """
    for table in _STRETCHES:
        of_member = table.member_id == member_id
        work.session.execute(delete(table).where(of_member, table.valid_from >= on))
        open_then = or_(table.valid_to.is_(None), table.valid_to > on)
        work.session.execute(update(table).where(of_member, open_then).values(valid_to=on))


def end_offices_in(work: Work, member_id: UUID, organisation_id: int, on: date) -> None:
    """End the offices of a member who leaves a cell in that cell's committee."""
    of_cell = (Position.member_id == member_id) & (Position.organisation_id == organisation_id)
    work.session.execute(delete(Position).where(of_cell, Position.valid_from >= on))
    open_then = or_(Position.valid_to.is_(None), Position.valid_to > on)
    work.session.execute(update(Position).where(of_cell, open_then).values(valid_to=on))
