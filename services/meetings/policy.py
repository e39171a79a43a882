"""Who may follow and who may record what a cell does."""

from __future__ import annotations

from models import CELL_KINDS, Organisation
from services import organisations
from services.actor import Work
from services.meetings.errors import NotACell
from services.permissions import Permission


def cell_to_follow(work: Work, code: str) -> Organisation:
    """A cell whose months the actor may follow: their own, or below a role that sees meetings.

    Raises:
        OrganisationNotFound: there is none that the actor may see.
        Forbidden: the actor neither belongs to it nor oversees it.
    """
    cell = organisations.get(work, code)
    if cell.id not in work.actor.cells:
        work.actor.require(Permission.MEETING_VIEW, cell.ancestors)
    return cell


def cell_to_record(work: Work, code: str) -> Organisation:
    """A cell whose records the actor keeps.

    Raises:
        OrganisationNotFound: there is none that the actor may see.
        Forbidden: the actor keeps no records there.
        NotACell: only cells meet.
    """
    cell = organisations.get(work, code)
    work.actor.require(Permission.MEETING_RECORD, cell.ancestors)
    if cell.kind not in CELL_KINDS:
        raise NotACell(field="organisation", organisation=cell.name)
    return cell
