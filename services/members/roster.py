"""Who has to do with a cell's meeting on a day, and in what way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, and_, case, exists, literal, or_, select
from sqlalchemy.orm import aliased

from core.database import Word
from models import (
    Exemption,
    ExemptionKind,
    Member,
    Membership,
    MembershipKind,
    MemberStatus,
    RosterKind,
    Transfer,
    TransferKind,
    TransferState,
)
from services.actor import Work
from services.members.queries import current
from services.members.status_on import active_on, status_on

# Made once: an alias copies every column of its table, which takes longer than many a query.
_HERE, _ELSEWHERE = aliased(Membership), aliased(Membership)
_KIND = Word(RosterKind)


@dataclass(frozen=True, slots=True)
class RosterEntry:
    """One person as they stood to the cell on that day."""

    member: Member
    kind: RosterKind
    status: MemberStatus

    @property
    def is_expected(self) -> bool:
        """Whether they are to come; the others count only if they do."""
        return self.kind in (RosterKind.MEMBER, RosterKind.ATTACHED_HERE)


def roster_at(work: Work, cell_id: int, on: date) -> Sequence[RosterEntry]:
    """Everybody who belongs to the cell or attends it on that day, sorted by name.

    Judged by memberships, exemptions and statuses as they were on that day.
    """
    rows = work.session.execute(
        select(Member, _kind(on), status_on(on))
        .join(_HERE, _HERE.member_id == Member.id)
        .where(_HERE.organisation_id == cell_id, current(_HERE, on), active_on(on))
        .order_by(Member.sort_key, Member.id, _HERE.kind)
    )
    entries: dict[UUID, RosterEntry] = {}
    for member, kind, status in rows:  # who is attached to their own new cell stands there as a member
        entries.setdefault(member.id, RosterEntry(member, kind, status))
    return list(entries.values())


def expected_at(work: Work, cell_id: int, on: date) -> Sequence[Member]:
    """Who is expected at a meeting of the cell on that day, sorted by name.

    Members of the cell, less those exempt and those temporarily attached elsewhere, plus those
    temporarily attached here.
    """
    return [entry.member for entry in roster_at(work, cell_id, on) if entry.is_expected]


def exempt_at(work: Work, cell_id: int, on: date) -> Sequence[Member]:
    """Who attends the cell and need not come on that day, sorted by name."""
    kinds = (RosterKind.EXEMPT, RosterKind.TEMPORARILY_EXEMPT)
    return [entry.member for entry in roster_at(work, cell_id, on) if entry.kind in kinds]


def _kind(on: date) -> ColumnElement[RosterKind]:
    is_guest = _HERE.kind == MembershipKind.TEMPORARY
    return case(
        (and_(~is_guest, or_(_is_away(on), _is_away_outside(on))), _literal(RosterKind.ATTACHED_ELSEWHERE)),
        (_is_exempt(ExemptionKind.EXEMPT, on), _literal(RosterKind.EXEMPT)),
        (_is_exempt(ExemptionKind.TEMPORARILY_EXEMPT, on), _literal(RosterKind.TEMPORARILY_EXEMPT)),
        (is_guest, _literal(RosterKind.ATTACHED_HERE)),
        else_=_literal(RosterKind.MEMBER),
    )


def _literal(kind: RosterKind) -> ColumnElement[RosterKind]:
    return literal(kind, _KIND)


def _is_away(on: date) -> ColumnElement[bool]:
    return exists().where(
        # Not Member.id: an inner query refers to the one around it, never to the outermost.
        _ELSEWHERE.member_id == _HERE.member_id,
        _ELSEWHERE.kind == MembershipKind.TEMPORARY,
        _ELSEWHERE.organisation_id != _HERE.organisation_id,
        current(_ELSEWHERE, on),
    )


def _is_away_outside(on: date) -> ColumnElement[bool]:
    """Attached for a time to a place that the handbook does not know."""
    return exists().where(
        Transfer.member_id == _HERE.member_id,
        Transfer.kind == TransferKind.TEMPORARY,
        Transfer.to_id.is_(None),
        Transfer.state == TransferState.RECEIVED,
        Transfer.ended_on <= on,
        Transfer.until > on,
    )


def _is_exempt(kind: ExemptionKind, on: date) -> ColumnElement[bool]:
    return exists().where(
        Exemption.member_id == _HERE.member_id, Exemption.kind == kind, current(Exemption, on)
    )
