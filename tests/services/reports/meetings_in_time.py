"""Meetings held, corrected and withdrawn while the tree changes: the handbook against a count day by day."""

from __future__ import annotations

from collections import Counter
from dataclasses import astuple, dataclass
from datetime import UTC, datetime, time
from itertools import pairwise
from uuid import UUID

from hypothesis import strategies
from hypothesis.stateful import precondition, rule

from models import Meeting, MeetingKind, MeetingRollup, MeetingState, MonthOutcome, Outcome
from services import organisations, reports
from services.actor import SYSTEM, Work
from services.reports.sums import sums_by_child
from tests.services.organisations.test_tree_in_time import CHOICE, TreeInTime, _date

COUNTS = strategies.tuples(*(strategies.integers(0, 9) for _ in range(4)))
MONTH_ENDS = (30, 58)
"""The last days of January and February, counted from the first of January."""


@dataclass
class Held:
    """One meeting as the oracle knows it; ``figures`` as a sum of one."""

    cell: str
    day: int
    figures: tuple[int, int, int, int]


class MeetingsInTime(TreeInTime):
    """Every walk of the tree, with meetings and months' outcomes on the way."""

    def __init__(self, *args: object) -> None:
        super().__init__(*args)  # type: ignore[arg-type] # as the tree's
        self.held: dict[UUID, Held] = {}
        self.months: dict[tuple[str, int], Outcome] = {}

    @rule(cell=CHOICE, back=strategies.integers(0, 40), counts=COUNTS)
    def meet(self, cell: int, back: int, counts: tuple[int, int, int, int]) -> None:
        day = max(self.today - back, 0)
        code = self._cell_on(cell, day)
        if code is None:
            return
        with self.runtime.work(SYSTEM) as work:
            meeting = _meeting(work, code, day)
            _fill(meeting, counts)
            work.session.add(meeting)
        self.held[meeting.id] = Held(code, day, _figures(counts))

    @precondition(lambda self: self.held)
    @rule(which=CHOICE, counts=COUNTS)
    def correct(self, which: int, counts: tuple[int, int, int, int]) -> None:
        key = list(self.held)[which % len(self.held)]
        with self.runtime.work(SYSTEM) as work:
            _fill(work.session.get_one(Meeting, key), counts)
        self.held[key].figures = _figures(counts)

    @precondition(lambda self: self.held)
    @rule(which=CHOICE)
    def withdraw_record(self, which: int) -> None:
        key = list(self.held)[which % len(self.held)]
        with self.runtime.work(SYSTEM) as work:
            work.session.delete(work.session.get_one(Meeting, key))
        del self.held[key]

    @rule(
        cell=CHOICE,
        month=strategies.integers(0, 1),
        outcome=strategies.sampled_from(["postponed", "not_held"]),
    )
    def say(self, cell: int, month: int, outcome: str) -> None:
        code = self._cell_on(cell, min(self.today, MONTH_ENDS[month]))
        if code is None:
            return
        with self.runtime.work(SYSTEM) as work:
            work.session.merge(_outcome(work, code, month, Outcome(outcome)))
        self.months[code, month] = Outcome(outcome)

    def _cell_on(self, choice: int, day: int) -> str | None:
        cells = [
            code for code, unit in self.naive.units.items() if unit.kind == "cell" and unit.founded <= day
        ]
        return cells[choice % len(cells)] if cells else None

    def _compare_everything(self) -> None:
        with self.runtime.work(SYSTEM, read_only=True) as work:
            assert [one for one in reports.verify(work) if one.kind != "sheet"] == []
            self._compare_outcomes(work)
            for first, last in _stretches(self.today):
                for code, unit in self.naive.units.items():
                    if unit.founded <= last:
                        self._compare_report(work, code, first, last)

    def _compare_report(self, work: Work, code: str, first: int, last: int) -> None:
        place = organisations.picture_of(work, organisations.get(work, code).id, _date(last))
        assert place is not None
        found = sums_by_child(work, place, _date(first), _date(last))
        named = {organisations.code_of(work, key): astuple(sums) for key, sums in found.items()}
        assert named == self._naive_sums(code, first, last)

    def _naive_sums(self, top: str, first: int, last: int) -> dict[str, tuple[int, ...]]:
        sums: dict[str, Counter[int]] = {}
        for held in self.held.values():
            child = self._child(top, held, last) if first <= held.day <= last else None
            if child is not None:
                figures = sums.setdefault(child, Counter())
                for place, figure in enumerate((1, *held.figures)):
                    figures[place] += figure
        return {child: tuple(figures[place] for place in range(5)) for child, figures in sums.items()}

    def _child(self, top: str, held: Held, last: int) -> str | None:
        """Under which line of the report of ``top`` a meeting is counted, if under any."""
        unit = self.responsible(held.cell, held.day)
        if self._answers_to_a_commune(top, last):
            return _step(self.naive.way(held.cell, last), top)
        if unit == top:
            return _step(self.naive.way(held.cell, last), top) or held.cell
        return _step(self.naive.way(unit, last), top)

    def _answers_to_a_commune(self, top: str, day: int) -> bool:
        above = self.naive.way(top, day)[:-1]
        return self.naive.units[top].kind == "cell" or "commune" in {
            self.naive.units[one].kind for one in above
        }

    def responsible(self, cell: str, day: int) -> str:
        """The nearest commune above on the day, else what is directly above."""
        above = self.naive.way(cell, day)[:-1][::-1]
        return next(
            (one for one in above if self.naive.units[one].kind == "commune"), above[0] if above else cell
        )

    def _compare_outcomes(self, work: Work) -> None:
        wanted = Counter(
            (self.responsible(code, MONTH_ENDS[month]), month, outcome)
            for (code, month), outcome in self.months.items()
        )
        found: Counter[tuple[str, int, Outcome]] = Counter()
        for row in work.session.query(MeetingRollup):
            unit, month = organisations.code_of(work, row.unit_id), row.month.month - 1
            found[unit, month, Outcome.POSTPONED] += row.postponed
            found[unit, month, Outcome.NOT_HELD] += row.not_held
        assert +found == wanted


def _step(way: list[str], top: str) -> str | None:
    """One step below the top on a way; the top itself at its end; None if it does not pass there."""
    if way[-1] == top:
        return top
    return dict(pairwise(way)).get(top)


def _figures(counts: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    present, excused, not_marked, others = counts
    return present + excused + not_marked + others, present, excused, not_marked


def _fill(meeting: Meeting, counts: tuple[int, int, int, int]) -> None:
    meeting.expected, meeting.present, meeting.excused, meeting.not_marked = _figures(counts)


def _meeting(work: Work, cell: str, day: int) -> Meeting:
    held_on = _date(day)
    assert held_on is not None
    return Meeting(
        organisation_id=organisations.get(work, cell).id,
        kind=MeetingKind.REGULAR,
        state=MeetingState.OPEN,
        starts_at=datetime.combine(held_on, time(12), UTC),
        held_on=held_on,
        place="Nhà văn hóa",
        created_at=work.now,
    )


def _outcome(work: Work, cell: str, month: int, outcome: Outcome) -> MonthOutcome:
    first_day = _date((0, 31)[month])
    return MonthOutcome(
        organisation_id=organisations.get(work, cell).id,
        month=first_day,
        outcome=outcome,
        postponed_until=first_day if outcome is Outcome.POSTPONED else None,
        reason="Mưa bão",
        filed_at=work.now,
    )


def _stretches(today: int) -> set[tuple[int, int]]:
    """Whole months, parts of months, and both."""
    return {(0, today), (0, min(30, today)), (5, min(24, today)), (7, today), (min(31, today), today)}
