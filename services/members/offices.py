"""Offices in committees: taken up and laid down. They give no right in the handbook; roles do."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import select

from models import Organisation, Position, PositionKind
from services import organisations
from services.actor import Work
from services.audit_log import record
from services.members.errors import NotWithinPeriod, OfficeNotFound
from services.members.queries import get
from services.permissions import Permission


def appoint(work: Work, member_id: UUID, *, organisation: str, kind: PositionKind, since: date) -> Position:
    """Record that a member holds an office from a day on. It gives no right in the handbook.

    Raises:
        MemberNotFound, OrganisationNotFound: not there, or not for the actor to see.
        Forbidden: the actor does not administer the organisation.
    """
    row = get(work, member_id)
    place = organisations.get(work, organisation)
    work.actor.require(Permission.MEMBER_MANAGE, place.ancestors)
    position = Position(member_id=row.member.id, organisation_id=place.id, kind=kind, valid_from=since)
    work.session.add(position)
    work.flush()
    record(work, "member.appointed", member_id, organisation_id=place.id, member_id=member_id)
    return position


def offices_of(work: Work, member_id: UUID) -> list[tuple[Position, Organisation]]:
    """A member's offices and where they are held, the latest first.

    Raises:
        MemberNotFound: there is none that the actor may see.
    """
    get(work, member_id)
    found = work.session.execute(
        select(Position, Organisation)
        .join(Organisation, Organisation.id == Position.organisation_id)
        .where(Position.member_id == member_id)
        .order_by(Position.valid_from.desc(), Position.id.desc())
    )
    return [(position, place) for position, place in found]


def end_office(work: Work, member_id: UUID, position_id: int, *, on: date) -> Position:
    """Record that a member holds an office no more from ``on``.

    Raises:
        MemberNotFound, OfficeNotFound, Forbidden: not there, not to be seen, or not theirs to end.
        NotWithinPeriod: the day is not within the time it is held.
    """
    get(work, member_id)
    position = work.session.scalar(
        select(Position).where(Position.id == position_id, Position.member_id == member_id).with_for_update()
    )
    if position is None:
        raise OfficeNotFound
    place = work.session.get_one(Organisation, position.organisation_id)
    work.actor.require(Permission.MEMBER_MANAGE, place.ancestors)
    if on <= position.valid_from or (position.valid_to is not None and on >= position.valid_to):
        raise NotWithinPeriod(field="on")
    position.valid_to = on
    work.flush()
    record(work, "member.office_ended", member_id, organisation_id=place.id, member_id=member_id)
    return position
