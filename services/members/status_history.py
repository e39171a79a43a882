"""Every status a member has had."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select

from models import Member, StatusChange
from services.actor import Work
from services.members.queries import get
from services.members.rules import Standing, history_of


def status_history(work: Work, member_id: UUID) -> Sequence[Standing]:
    """Every status of a member, in order.

    Raises:
        MemberNotFound: there is none that the actor may see.
    """
    return standings(work, get(work, member_id).member)


def standings(work: Work, member: Member) -> Sequence[Standing]:
    """The same of a member whom the actor has been shown."""
    changes = work.session.scalars(
        select(StatusChange).where(StatusChange.member_id == member.id).order_by(StatusChange.effective_on)
    ).all()
    return history_of(member.admitted_on, member.official_on, changes)
