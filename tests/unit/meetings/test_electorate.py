"""Who may decide, and what carries a decision."""

from __future__ import annotations

from fractions import Fraction
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import AttendanceStatus, MemberStatus, RosterKind, VoteRule
from services.meetings.electorate import Exclusion, Voter, electorate, exclusion, passes

HALF, THIRDS = VoteRule.MORE_THAN_HALF, VoteRule.TWO_THIRDS
PRESENT, EXCUSED = AttendanceStatus.PRESENT, AttendanceStatus.ABSENT_EXCUSED
UNEXCUSED, UNMARKED = AttendanceStatus.ABSENT_UNEXCUSED, AttendanceStatus.NOT_MARKED
OFFICIAL, PROBATIONARY = MemberStatus.OFFICIAL, MemberStatus.PROBATIONARY
KIND = RosterKind


@pytest.mark.parametrize(
    ("rule", "yes", "eligible", "carried"),
    [
        (HALF, 20, 40, False),
        (HALF, 21, 40, True),
        (HALF, 20, 39, True),
        (HALF, 0, 0, False),
        (THIRDS, 26, 40, False),
        (THIRDS, 27, 40, True),
        (THIRDS, 26, 39, True),
        (THIRDS, 0, 0, False),
    ],
)
def test_it_takes_more_than_half_of_all_who_may_decide(
    rule: VoteRule, yes: int, eligible: int, carried: bool
) -> None:
    assert passes(rule, yes, eligible) is carried


@given(st.sampled_from(list(VoteRule)), st.integers(0, 500), st.integers(1, 500))
def test_it_is_what_exact_fractions_say(rule: VoteRule, yes: int, eligible: int) -> None:
    share = Fraction(yes, eligible)
    expected = share > Fraction(1, 2) if rule is HALF else share >= Fraction(2, 3)
    assert passes(rule, yes, eligible) is expected


@pytest.mark.parametrize(
    ("status", "kind", "member_status", "reason"),
    [
        (PRESENT, KIND.MEMBER, OFFICIAL, None),
        (UNEXCUSED, KIND.MEMBER, OFFICIAL, None),
        (UNMARKED, KIND.MEMBER, OFFICIAL, None),
        (EXCUSED, KIND.MEMBER, OFFICIAL, Exclusion.ABSENT_EXCUSED),
        (PRESENT, KIND.MEMBER, PROBATIONARY, Exclusion.PROBATIONARY),
        (PRESENT, KIND.MEMBER, MemberStatus.SUSPENDED, Exclusion.SUSPENDED),
        (PRESENT, KIND.ATTACHED_HERE, OFFICIAL, Exclusion.ATTACHED_HERE),
        (PRESENT, KIND.EXEMPT, OFFICIAL, None),
        (UNMARKED, KIND.EXEMPT, OFFICIAL, Exclusion.EXEMPT_ABSENT),
        (AttendanceStatus.LATE, KIND.TEMPORARILY_EXEMPT, OFFICIAL, None),
        (PRESENT, KIND.ATTACHED_ELSEWHERE, OFFICIAL, None),
        (UNMARKED, KIND.ATTACHED_ELSEWHERE, OFFICIAL, Exclusion.ELSEWHERE_ABSENT),
    ],
)
def test_each_line_counts_or_not_for_a_reason(
    status: AttendanceStatus, kind: RosterKind, member_status: MemberStatus, reason: Exclusion | None
) -> None:
    assert exclusion(Voter(UUID(int=1), status, kind, member_status)) is reason


LINES = st.lists(
    st.tuples(
        st.sampled_from(list(AttendanceStatus)),
        st.sampled_from(list(KIND)),
        st.sampled_from([OFFICIAL, PROBATIONARY, MemberStatus.SUSPENDED]),
    ),
    max_size=60,
)


@given(LINES)
def test_nobody_is_lost_between_those_who_decide_and_those_who_do_not(
    lines: list[tuple[AttendanceStatus, RosterKind, MemberStatus]],
) -> None:
    voters = [Voter(UUID(int=place), *line) for place, line in enumerate(lines)]
    found = electorate(voters)
    assert found.eligible + sum(found.excluded.values()) == len(voters)
    assert all(line[2] is OFFICIAL for place, line in enumerate(lines) if found.includes(UUID(int=place)))
