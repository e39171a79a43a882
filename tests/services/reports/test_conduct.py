"""How meetings were conducted, judged in the database, against the rule packs read meeting by meeting."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from uuid import UUID

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as some

from models import Meeting, MeetingKind, MeetingState, RuleOverride
from services import organisations, rule_packs
from services.actor import SYSTEM, Work
from services.reports.conduct import Conduct, conduct_by_child, shares
from services.reports.kept_conduct import conduct_below
from services.reports.stale_conduct import count_marked, wrong_conduct
from tests.factories import World
from tests.services.reports.conducted import invitation, item, published, vote

OCTOBER, LAST_DAY = date(2026, 10, 1), date(2026, 10, 31)
CELLS = ("A", "B", "C", "D")
PARENT = {"A": "X1", "B": "X1", "C": "X2", "D": "X2"}
FIGURES = {
    "long_enough": "timed",
    "with_content": "meetings",
    "invited_in_time": "meetings",
    "documents_in_time": "documents",
    "decisions": "decisions",
}
BEFORE = some.integers(-1, 4)
"""Days before a meeting; -1: the day after."""


@dataclass(frozen=True)
class Held:
    """What there is of one meeting."""

    cell: str
    day: int
    state: MeetingState
    seconds: int | None
    with_theme: bool
    content: str
    invited: int | None
    documents: list[int]
    votes: list[bool]


@dataclass(frozen=True)
class Decided:
    """What an organisation decided otherwise."""

    organisation: str
    rule: str
    value: int | None
    valid_from: date


MEETINGS = some.builds(
    Held,
    cell=some.sampled_from(CELLS),
    day=some.integers(-1, 31),  # the days before and after the month too
    state=some.sampled_from([MeetingState.PLANNED, MeetingState.OPEN, MeetingState.LOCKED]),
    seconds=some.none()
    | some.sampled_from([59, 60, 89, 90, 91, 119, 120, 150]).map(lambda one: one * 60 + 7),
    with_theme=some.booleans(),
    content=some.sampled_from(["", "Nội dung"]),
    invited=some.none() | BEFORE,
    documents=some.lists(some.integers(0, 4), max_size=4),
    votes=some.lists(some.booleans(), max_size=3),
)
DECISIONS = some.builds(
    Decided,
    organisation=some.sampled_from(["TW", "T1", "X1", "X2", "A", "C"]),
    rule=some.sampled_from(
        ["meeting.minutes_at_least", "meeting.minutes_at_least_with_theme", "meeting.documents_days_before"]
    ),
    value=some.none() | some.sampled_from([1, 2, 3]),
    valid_from=some.sampled_from([date(2026, 9, 1), OCTOBER, date(2026, 10, 20), date(2026, 11, 1)]),
)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), database=None)
@example(
    held=[Held("A", 4, MeetingState.LOCKED, 100 * 60, False, "", 1, [1], [True])],
    decided=[
        Decided("X1", "meeting.minutes_at_least", 3, OCTOBER),
        Decided("A", "meeting.minutes_at_least", 2, OCTOBER),
    ],
)
@given(
    held=some.lists(MEETINGS, max_size=8),
    decided=some.lists(
        DECISIONS, max_size=6, unique_by=lambda one: (one.organisation, one.rule, one.valid_from)
    ),
)
def test_the_database_judges_as_the_rules_say(
    module_world: World, held: Sequence[Held], decided: Sequence[Decided]
) -> None:
    with module_world.runtime.work(SYSTEM) as work:
        _decide(work, decided)
        written = _write(work, module_world.person("organisation_board@T1").member_id, held)
        _compare(work, written)
        while count_marked(work):
            pass
        _compare(work, written)
        assert wrong_conduct(work) == []
        work.session.rollback()  # nothing of an example stays


def _compare(work: Work, written: Mapping[UUID, Held]) -> None:
    wanted = {meeting: _judged(work, one) for meeting, one in written.items() if _counts(one)}
    for top, steps in {
        "TW": dict.fromkeys(CELLS, "T1"),
        "T1": PARENT,
        "X1": {"A": "A", "B": "B"},
        "C": {"C": "C"},
    }.items():
        below = {meeting: one for meeting, one in wanted.items() if written[meeting].cell in steps}
        sums: dict[int, Conduct] = defaultdict(Conduct)
        for meeting, one in below.items():
            sums[organisations.get(work, steps[written[meeting].cell]).id] += one
        place = organisations.get(work, top)
        assert conduct_by_child(work, place, OCTOBER) == conduct_below(work, place, OCTOBER) == sums
        for figure, out_of in FIGURES.items():
            found = shares(work, place, OCTOBER, figure, out_of, limit=3)
            parts = {meeting: (asdict(one)[figure], asdict(one)[out_of]) for meeting, one in below.items()}
            parts = {meeting: part for meeting, part in parts.items() if part[1]}
            order = sorted((part[0] - part[1], -part[0]) for part in parts.values())
            assert all(parts[one.meeting] == (one.count, one.out_of) for one in found)
            assert [(one.count - one.out_of, -one.count) for one in found] == order[:3]
            assert {(one.total, one.whole) for one in found} <= {
                (sum(part[0] for part in parts.values()), sum(part[1] for part in parts.values()))
            }


def _counts(one: Held) -> bool:
    return one.state is not MeetingState.PLANNED and 0 <= one.day <= 30


def _judged(work: Work, one: Held) -> Conduct:
    """By the pack of the cell on the month's last day, read as every other use case reads it."""
    rules = rule_packs.in_force(work, organisations.get(work, one.cell), LAST_DAY).meeting
    least = rules.minutes_at_least_with_theme if one.with_theme else rules.minutes_at_least
    documents = set(one.documents)
    return Conduct(
        meetings=1,
        timed=int(one.seconds is not None),
        long_enough=int(one.seconds is not None and round(one.seconds / 60) >= least),
        with_content=int(bool(one.content)),
        invited_in_time=int(one.invited is not None and one.invited >= rules.documents_days_before),
        decisions=sum(one.votes),
        documents=len(documents),
        documents_in_time=sum(before >= rules.documents_days_before for before in documents),
    )


def _decide(work: Work, decided: Sequence[Decided]) -> None:
    for one in decided:
        factor = 1 if one.rule == "meeting.documents_days_before" else 45
        work.session.add(
            RuleOverride(
                organisation_id=organisations.get(work, one.organisation).id,
                rule=one.rule,
                value=one.value and one.value * factor,
                valid_from=one.valid_from,
                source="15-HD/ĐU",
                set_at=work.now,
            )
        )
    work.flush()


def _write(work: Work, member: UUID, held: Sequence[Held]) -> dict[UUID, Held]:
    symbols = count(1)
    written = {}
    for one in held:
        meeting = _meeting(work, one)
        written[meeting.id] = one
        days_before = {
            before: published(work, "TW", member, meeting, before, next(symbols)) for before in one.documents
        }
        for position, before in enumerate(one.documents):
            work.session.add(item(meeting, position, days_before[before]))
        work.session.add_all(vote(work, meeting, is_closed=is_closed) for is_closed in one.votes)
        if one.invited is not None:
            work.session.add(invitation(meeting, member, one.invited))
    work.flush()
    return written


def _meeting(work: Work, one: Held) -> Meeting:
    held_on = OCTOBER + timedelta(days=one.day)
    starts_at = datetime.combine(held_on, time(12), UTC)
    made = Meeting(
        organisation_id=organisations.get(work, one.cell).id,
        kind=MeetingKind.REGULAR,
        with_theme=one.with_theme,
        state=one.state,
        starts_at=starts_at,
        ends_at=None if one.seconds is None else starts_at + timedelta(seconds=one.seconds),
        held_on=held_on,
        content=one.content,
        place="Nhà văn hóa",
        created_at=work.now,
    )
    work.session.add(made)
    work.flush()
    return made
