"""Who may decide in a meeting, and whether a decision is carried: pure rules.

A decision passes with more than half of all *eligible* members, not of those present. Eligible are the
official members convened, less those listed in :class:`Exclusion`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from models import AttendanceStatus, MemberStatus, RosterKind, VoteRule
from services.meetings.rules import PRESENT


class Exclusion(StrEnum):
    """Why somebody on the sheet does not count among those who decide."""

    PROBATIONARY = "probationary"
    SUSPENDED = "suspended"
    ATTACHED_HERE = "attached_here"
    ABSENT_EXCUSED = "absent_excused"
    EXEMPT_ABSENT = "exempt_absent"
    ELSEWHERE_ABSENT = "elsewhere_absent"


@dataclass(frozen=True, slots=True)
class Voter:
    """One line of the sheet, as far as votes ask."""

    member_id: UUID
    status: AttendanceStatus
    kind: RosterKind
    member_status: MemberStatus


@dataclass(frozen=True, slots=True)
class Electorate:
    """Those who may decide, and how many others do not count for which reason."""

    members: frozenset[UUID]
    excluded: Mapping[Exclusion, int]

    @property
    def eligible(self) -> int:
        """The denominator of every vote of the meeting."""
        return len(self.members)

    def includes(self, member_id: UUID) -> bool:
        """Whether a member may decide."""
        return member_id in self.members


def electorate(sheet: Iterable[Voter]) -> Electorate:
    """Who of a sheet may decide. Whoever is absent without reason, or not marked, still counts."""
    reasons = {voter.member_id: exclusion(voter) for voter in sheet}
    return Electorate(
        members=frozenset(member for member, reason in reasons.items() if reason is None),
        excluded=Counter(reason for reason in reasons.values() if reason is not None),
    )


def exclusion(voter: Voter) -> Exclusion | None:
    """Why somebody does not count; None: they decide."""
    is_present = voter.status in PRESENT
    if voter.member_status is MemberStatus.PROBATIONARY:
        return Exclusion.PROBATIONARY
    if voter.member_status is not MemberStatus.OFFICIAL:
        return Exclusion.SUSPENDED
    if voter.kind is RosterKind.ATTACHED_HERE:
        return Exclusion.ATTACHED_HERE
    if voter.kind is RosterKind.ATTACHED_ELSEWHERE:
        return None if is_present else Exclusion.ELSEWHERE_ABSENT
    if voter.kind is not RosterKind.MEMBER:
        return None if is_present else Exclusion.EXEMPT_ABSENT
    return Exclusion.ABSENT_EXCUSED if voter.status is AttendanceStatus.ABSENT_EXCUSED else None


def passes(rule: VoteRule, yes: int, eligible: int) -> bool:
    """Whether a decision is carried: 20 of 40 fails, 21 passes; two thirds are ``3·yes ≥ 2·eligible``."""
    if eligible <= 0:
        return False
    return 2 * yes > eligible if rule is VoteRule.MORE_THAN_HALF else 3 * yes >= 2 * eligible
