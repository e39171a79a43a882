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

from core.identifiers import new_id
from models import (
    AgendaItem,
    AgendaPart,
    AgendaSource,
    Directive,
    DirectiveState,
    Invitation,
    InvitedAs,
    Meeting,
    MeetingKind,
    MeetingState,
    RuleOverride,
    Urgency,
    Vote,
    VoteMethod,
    VoteRule,
)
from services import organisations, rule_packs
from services.actor import SYSTEM, Work
from services.reports.conduct import Conduct, conduct_by_child, shares
from tests.factories import World

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
        assert conduct_by_child(work, place, OCTOBER) == sums
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
            before: _published(work, member, meeting, before, next(symbols)) for before in one.documents
        }
        for position, before in enumerate(one.documents):
            work.session.add(_item(meeting, position, days_before[before]))
        work.session.add_all(_vote(work, meeting, is_closed) for is_closed in one.votes)
        if one.invited is not None:
            work.session.add(_invitation(meeting, member, one.invited))
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


def _at(meeting: Meeting, days_before: int) -> datetime:
    """Half an hour after midnight in Viet Nam: the day before it in UTC."""
    return datetime.combine(meeting.held_on - timedelta(days=days_before + 1), time(17, 30), UTC)


def _published(work: Work, member: UUID, meeting: Meeting, days_before: int, number: int) -> UUID:
    made = Directive(
        id=new_id(),
        organisation_id=organisations.get(work, "TW").id,
        symbol=f"{number}-HD",
        symbol_key=f"{number}-hd",
        type="HD",
        issuer="Trung ương",
        issuer_key="trung uong",
        issued_on=OCTOBER,
        issued_year=2026,
        abstract="Về việc thử",
        urgency=Urgency.NORMAL,
        body="Nội dung",
        state=DirectiveState.PUBLISHED,
        created_at=work.now,
        created_by=member,
        updated_at=work.now,
        published_at=_at(meeting, days_before),
        published_by=member,
        seq=1_000_000 + number,
        audience_roles=[],
        audience_statuses=[],
    )
    work.session.add(made)
    return made.id


def _item(meeting: Meeting, position: int, document: UUID) -> AgendaItem:
    return AgendaItem(
        meeting_id=meeting.id,
        part=AgendaPart.CONTENT,
        position=position,
        title="Quán triệt",
        documents=[document],
        source=AgendaSource.MANUAL,
    )


def _vote(work: Work, meeting: Meeting, is_closed: bool) -> Vote:
    figures = {"closed_at": work.now, "eligible": 3, "yes": 2, "no": 1, "abstain": 0} if is_closed else {}
    return Vote(
        meeting_id=meeting.id,
        question="Nhất trí?",
        rule=VoteRule.MORE_THAN_HALF,
        method=VoteMethod.HAND,
        opened_at=work.now,
        **figures,
    )


def _invitation(meeting: Meeting, member: UUID, days_before: int) -> Invitation:
    sent_at = _at(meeting, days_before)
    return Invitation(
        meeting_id=meeting.id,
        member_id=member,
        invited_as=InvitedAs.MEMBER,
        first_sent_at=sent_at,
        sent_at=sent_at,
        starts_at=meeting.starts_at,
        place=meeting.place,
    )
