"""Moving a member to another cell for good: one membership ends, the next begins."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import or_, select

from models import CELL_KINDS, Membership, MembershipKind, Organisation
from services import organisations
from services.actor import Work
from services.audit_log import record
from services.members.errors import AlreadyInACell, MovedLater, NotACell, NotYetThere
from services.members.queries import get
from services.permissions import Permission


def transfer(work: Work, member_id: UUID, *, to: str, since: date | None = None) -> None:
    """Let a member belong to the cell ``to`` (a code) from a day on, past or to come.

    Raises:
        MemberNotFound, OrganisationNotFound: not there, or not for the actor to see.
        Forbidden: the actor does not administer both cells.
        NotACell, NotYetFounded, OrganisationEnded: it takes no members from that day on.
        AlreadyInACell: they belong to it.
        NotYetThere: they did not belong to their cell before that day.
        MovedLater: they went to yet another cell later.
    """
    day = since or work.today
    member = get(work, member_id).member
    present = _present(work, member.id, day)
    home = work.session.get_one(Organisation, present.organisation_id)
    target = organisations.lasting(work, to, day)
    for place in (home, target):
        work.actor.require(Permission.MEMBER_MANAGE, place.ancestors)
    move_home(work, member.id, target, day)


def move_home(work: Work, member_id: UUID, target: Organisation, day: date) -> None:
    """Let a member belong to ``target`` from a day on; whoever calls has asked for the rights.

    Raises:
        NotACell, AlreadyInACell, NotYetThere, MovedLater: as for :func:`transfer`.
    """
    present = _present(work, member_id, day)
    if target.kind not in CELL_KINDS:
        raise NotACell(organisation=target.name)
    if target.id == present.organisation_id:
        raise AlreadyInACell
    until, present.valid_to = present.valid_to, day
    work.flush()
    work.session.add(
        Membership(
            member_id=member_id,
            organisation_id=target.id,
            kind=MembershipKind.HOME,
            valid_from=day,
            valid_to=until,
        )
    )
    work.flush({"ex_membership_one_home_a_day": AlreadyInACell})
    record(work, "member.transferred", member_id, organisation_id=target.id, member_id=member_id)


def _present(work: Work, member_id: UUID, day: date) -> Membership:
    """The membership that the transfer ends."""
    homes = work.session.scalars(
        select(Membership)
        .where(
            Membership.member_id == member_id,
            Membership.kind == MembershipKind.HOME,
            or_(Membership.valid_to.is_(None), Membership.valid_to > day),
        )
        .order_by(Membership.valid_from)
    ).all()
    if not homes or homes[0].valid_from >= day:
        raise NotYetThere
    if len(homes) > 1:
        raise MovedLater(day=f"{homes[1].valid_from:%d/%m/%Y}")
    return homes[0]
