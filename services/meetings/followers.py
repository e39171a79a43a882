"""Which member of the committee above follows a cell: set by the superior, dated, never overwritten."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select

from models import CELL_KINDS, CellFollower, Member, Organisation
from services import members, organisations
from services.actor import Work
from services.audit_log import record
from services.meetings.errors import FollowerForThePast, FollowsOwnCell, NotACell
from services.meetings.policy import cell_to_follow
from services.permissions import Permission


def set_follower(
    work: Work, organisation: str, *, member_id: UUID | None, valid_from: date
) -> tuple[CellFollower, Member | None]:
    """Let a member follow a cell (its code) from a day on; None: nobody from then on.

    Said again of the same day it replaces what was said.

    Raises:
        OrganisationNotFound, MemberNotFound: there is none that the actor may see.
        Forbidden: the actor does not decide for the cell's superior.
        NotACell, FollowsOwnCell, FollowerForThePast: it cannot be so.
    """
    cell = organisations.get(work, organisation)
    work.actor.require(Permission.FOLLOWER_SET, cell.ancestors)
    if cell.kind not in CELL_KINDS:
        raise NotACell(field="organisation", organisation=cell.name)
    if valid_from < work.today:
        raise FollowerForThePast(field="valid_from")
    found = members.get(work, member_id) if member_id else None
    if found and found.cell.id == cell.id:
        raise FollowsOwnCell(field="member")
    key = (cell.id, valid_from)
    kept = work.session.get(CellFollower, key) or CellFollower(organisation_id=cell.id, valid_from=valid_from)
    kept.member_id, kept.set_at, kept.set_by = member_id, work.now, work.actor.identity
    work.session.add(kept)
    work.flush()
    record(work, "cell.follower_set", cell.id, organisation_id=cell.id, member_id=member_id)
    return kept, found.member if found else None


def followers_of(work: Work, organisation: str) -> Sequence[tuple[CellFollower, Member | None]]:
    """Who followed a cell from when, the latest first.

    Raises:
        OrganisationNotFound: there is none that the actor may see.
        Forbidden: the actor neither belongs to the cell nor oversees it nor sets its follower.
    """
    cell = organisations.get(work, organisation)
    if not work.actor.may(Permission.FOLLOWER_SET, cell.ancestors):
        cell_to_follow(work, organisation)
    rows = work.session.execute(
        select(CellFollower, Member)
        .outerjoin(Member, Member.id == CellFollower.member_id)
        .where(CellFollower.organisation_id == cell.id)
        .order_by(CellFollower.valid_from.desc())
    )
    return [(row, member) for row, member in rows]


def follower_on(work: Work, cell: Organisation, on: date) -> UUID | None:
    """Who follows a cell on a day, for a use case that has asked for the right before."""
    return work.session.scalar(
        select(CellFollower.member_id)
        .where(CellFollower.organisation_id == cell.id, CellFollower.valid_from <= on)
        .order_by(CellFollower.valid_from.desc())
        .limit(1)
    )
