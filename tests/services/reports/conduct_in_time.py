"""Meetings conducted this way or that while rules, records and the tree change: kept against judged live."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count
from uuid import UUID

from hypothesis import strategies
from hypothesis.stateful import precondition, rule
from sqlalchemy import delete, select, update

from models import AgendaItem, Directive, Invitation, Meeting, MeetingState, Organisation, RuleOverride, Vote
from services import organisations, reports
from services.actor import SYSTEM, Work
from services.reports.conduct import conduct_by_child
from services.reports.kept_conduct import conduct_below
from services.reports.months import last_day_of
from services.reports.stale_conduct import wrong_conduct
from tests.services.organisations.test_tree_in_time import CHOICE
from tests.services.reports.conducted import invitation, item, published, vote
from tests.services.reports.meetings_in_time import MeetingsInTime

MONTHS = (date(2026, 1, 1), date(2026, 2, 1))
BEFORE = strategies.integers(0, 4)
_numbers = count(1)


class ConductInTime(MeetingsInTime):
    """Every walk of meetings and the tree, with all that meetings are judged by; now and then a worker."""

    @precondition(lambda self: self.held)
    @rule(
        which=CHOICE,
        minutes=strategies.none() | strategies.integers(60, 150),
        content=strategies.sampled_from([None, "", "Nội dung"]),
        with_theme=strategies.booleans(),
        state=strategies.sampled_from(MeetingState),
    )
    def amend(
        self, which: int, minutes: int | None, content: str | None, with_theme: bool, state: MeetingState
    ) -> None:
        with self.runtime.work(SYSTEM) as work:
            meeting = self._meeting(work, which)
            meeting.ends_at = None if minutes is None else meeting.starts_at + timedelta(minutes=minutes)
            meeting.content, meeting.with_theme, meeting.state = content, with_theme, state

    @precondition(lambda self: self.held)
    @rule(which=CHOICE)
    def withdraw_record(self, which: int) -> None:
        key = list(self.held)[which % len(self.held)]
        for part in (Invitation, AgendaItem, Vote):
            self._do(delete(part).where(part.meeting_id == key))
        self._do(delete(Meeting).where(Meeting.id == key))
        del self.held[key]

    @precondition(lambda self: self.held)
    @rule(which=CHOICE, days=strategies.integers(-20, 20))
    def put_off(self, which: int, days: int) -> None:
        with self.runtime.work(SYSTEM) as work:
            self._meeting(work, which).held_on += timedelta(days=days)

    @precondition(lambda self: self.held)
    @rule(which=CHOICE, person=strategies.sampled_from("1234"), before=BEFORE)
    def invite(self, which: int, person: str, before: int) -> None:
        with self.runtime.work(SYSTEM) as work:
            work.session.merge(invitation(self._meeting(work, which), self.ids[person], before))

    @rule(person=strategies.sampled_from("1234"))
    def invite_nobody_of_that_name(self, person: str) -> None:
        self._do(delete(Invitation).where(Invitation.member_id == self.ids[person]))

    @precondition(lambda self: self.held)
    @rule(which=CHOICE, before=BEFORE)
    def list_document(self, which: int, before: int) -> None:
        with self.runtime.work(SYSTEM) as work:
            meeting, number = self._meeting(work, which), next(_numbers)
            document = published(work, "c", self.ids["1"], meeting, before, number)
            work.session.add(item(meeting, number, document))

    @rule(is_on=strategies.booleans())
    def take_documents_off(self, is_on: bool) -> None:
        with self.runtime.work(SYSTEM) as work:
            work.session.execute(update(AgendaItem).values(removed_at=None if is_on else work.now))

    @rule(days=strategies.integers(-3, 3))
    def publish_again(self, days: int) -> None:
        self._do(update(Directive).values(published_at=Directive.published_at + timedelta(days=days)))

    @precondition(lambda self: self.held)
    @rule(which=CHOICE, is_closed=strategies.booleans())
    def ask(self, which: int, is_closed: bool) -> None:
        with self.runtime.work(SYSTEM) as work:
            work.session.add(vote(work, self._meeting(work, which), is_closed=is_closed))

    @rule()
    def close_votes(self) -> None:
        with self.runtime.work(SYSTEM) as work:
            work.session.execute(update(Vote).values(closed_at=work.now, eligible=3, yes=2, no=1, abstain=0))

    @rule(
        unit=CHOICE,
        what=strategies.sampled_from(
            [("minutes_at_least", 120), ("minutes_at_least_with_theme", 60), ("documents_days_before", 1)]
        ),
        is_followed=strategies.booleans(),
        valid_from=strategies.sampled_from([*MONTHS, date(2026, 1, 20)]),
    )
    def decide(self, unit: int, what: tuple[str, float], is_followed: bool, valid_from: date) -> None:
        with self.runtime.work(SYSTEM) as work:
            place = organisations.get(work, self._unit(unit)).id
            known = work.session.scalars(
                select(RuleOverride).where(
                    RuleOverride.organisation_id == place,
                    RuleOverride.rule == f"meeting.{what[0]}",
                    RuleOverride.valid_from == valid_from,
                )
            ).one_or_none()
            decision = known or RuleOverride(
                organisation_id=place,
                rule=f"meeting.{what[0]}",
                valid_from=valid_from,
                source="15-HD/ĐU",
                set_at=work.now,
            )
            decision.value = None if is_followed else what[1]
            work.session.add(decision)

    @rule()
    def no_rule_any_more(self) -> None:
        self._do(delete(RuleOverride))

    @rule()
    def a_worker_comes(self) -> None:
        with self.runtime.work(SYSTEM) as work:
            while reports.count_marked(work):
                pass

    @rule()
    def look(self) -> None:
        with self.runtime.work(SYSTEM, read_only=True) as work:
            assert wrong_conduct(work) == []
            for code in self.naive.units:
                self._look_at(work, organisations.get(work, code))

    def _look_at(self, work: Work, organisation: Organisation) -> None:
        for month in MONTHS:
            place = organisations.picture_of(work, organisation.id, last_day_of(month)) or organisation
            assert conduct_below(work, place, month) == conduct_by_child(work, place, month)

    def _compare_everything(self) -> None:
        self.look()
        self.a_worker_comes()
        self.look()

    def _meeting(self, work: Work, which: int) -> Meeting:
        keys: list[UUID] = list(self.held)
        return work.session.get_one(Meeting, keys[which % len(keys)])

    def _do(self, statement: object) -> None:
        with self.runtime.work(SYSTEM) as work:
            work.session.execute(statement)  # type: ignore[call-overload] # any statement
