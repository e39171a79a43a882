"""Who is expected at a meeting, on any day of any history, against a naive look at every person."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from models import Exemption, ExemptionKind, MembershipKind, MemberStatus, OrganisationKind, StatusChange
from services import members
from services.actor import Work
from tests.properties.blank import BlankHandbook, Node, enter, plant, stay

CELLS = 3
NODES = [Node(None, OrganisationKind.PROVINCE)] + [Node(0, OrganisationKind.CELL)] * CELLS
FIRST = date(2026, 1, 1)
DAYS = 12
END = DAYS + 5  # later than any day that is asked about


@dataclass(frozen=True)
class Stretch:
    """From a day to the day before ``until``, as days after the first; ``cell`` where it is one."""

    since: int
    until: int
    cell: int = 0

    def holds(self, on: int) -> bool:
        return self.since <= on < self.until


@dataclass(frozen=True)
class Life:
    """One person's history."""

    homes: list[Stretch] = field(default_factory=list)
    visits: list[Stretch] = field(default_factory=list)
    exemptions: list[Stretch] = field(default_factory=list)
    decisions: dict[int, MemberStatus] = field(default_factory=dict)

    def is_member(self, on: int) -> bool:
        """By the last decision so far; nobody ceased to be one before the first."""
        last = max((day for day in self.decisions if day <= on), default=None)
        return last is None or self.decisions[last] in {"probationary", "official", "suspended"}

    def attends(self, cell: int, on: int) -> bool:
        """Where they are guests they are; otherwise where they belong."""
        if not self.is_member(on):
            return False
        visited = [stretch.cell for stretch in self.visits if stretch.holds(on)]
        belongs = [stretch.cell for stretch in self.homes if stretch.holds(on)]
        return cell in (visited or belongs)

    def is_exempt(self, on: int) -> bool:
        return any(stretch.holds(on) for stretch in self.exemptions)


@st.composite
def apart(draw: st.DrawFn, most: int) -> list[Stretch]:
    """Stretches of which no two share a day: the database keeps it so."""
    days = sorted(draw(st.sets(st.integers(0, END), max_size=2 * most)))
    pairs = list(zip(days[::2], days[1::2], strict=False))
    return [Stretch(since, until, draw(st.integers(0, CELLS - 1))) for since, until in pairs]


@st.composite
def overlapping(draw: st.DrawFn) -> list[Stretch]:
    days = st.integers(0, END - 1)
    drawn = draw(st.lists(st.tuples(days, st.integers(1, END)), max_size=2))
    return [Stretch(since, since + length) for since, length in drawn]


decisions = st.dictionaries(st.integers(0, END), st.sampled_from(MemberStatus), max_size=3)
lives = st.builds(Life, apart(2), apart(2), overlapping(), decisions)


def on_day(number: int) -> date:
    return FIRST + timedelta(days=number)


def live(work: Work, number: int, life: Life, cell_ids: list[int]) -> str:
    """Put a life into the handbook; the card number of who lives it."""
    person = enter(work, f"Người {number:02d}")
    for kind, stretches in ((MembershipKind.HOME, life.homes), (MembershipKind.TEMPORARY, life.visits)):
        for stretch in stretches:
            since, until = on_day(stretch.since), on_day(stretch.until)
            stay(work, person.id, cell_ids[stretch.cell], kind, since, until)
    for stretch in life.exemptions:
        work.session.add(
            Exemption(
                member_id=person.id,
                kind=ExemptionKind.TEMPORARILY_EXEMPT,
                valid_from=on_day(stretch.since),
                valid_to=on_day(stretch.until),
            )
        )
    work.session.add_all(
        StatusChange(member_id=person.id, status=status, effective_on=on_day(day), recorded_at=work.now)
        for day, status in life.decisions.items()
    )
    return person.card_number or ""


@settings(max_examples=25, deadline=None)
@given(st.lists(lives, min_size=1, max_size=6))
def test_a_roster_is_who_attends_and_is_not_exempt_that_day(
    handbook: BlankHandbook, people: list[Life]
) -> None:
    with handbook.example() as work:
        cell_ids = plant(work, NODES)[1:]
        cards = [live(work, number, life, cell_ids) for number, life in enumerate(people)]
        work.flush()
        for cell in range(CELLS):
            for day in range(-1, DAYS, 2):
                attending = {
                    card: life for card, life in zip(cards, people, strict=True) if life.attends(cell, day)
                }
                exempt = {card for card, life in attending.items() if life.is_exempt(day)}
                found = members.expected_at(work, cell_ids[cell], on_day(day))
                excused = members.exempt_at(work, cell_ids[cell], on_day(day))
                assert {one.card_number for one in found} == attending.keys() - exempt, (cell, day)
                assert {one.card_number for one in excused} == exempt, (cell, day)
                assert [one.sort_key for one in found] == sorted(one.sort_key for one in found)
