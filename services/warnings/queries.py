"""Reading warnings, within what the actor may see."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, and_, case, func, or_, select

from models import LIVE_WARNINGS, EarlyWarning, Member, Organisation, WarningRule, WarningState
from services import dues, organisations, rule_packs
from services.actor import Work
from services.permissions import Permission
from services.rule_packs import RulePack
from services.warnings.errors import WarningNotFound
from services.warnings.policy import may_answer, may_judge, visible_to
from services.warnings.rules import RULES, Rule
from services.warnings.words import explained, shown


@dataclass(frozen=True, slots=True)
class TrackRecord:
    """Of the warnings of a rule that a person judged: how many were right."""

    judged: int = 0
    right: int = 0

    @property
    def share(self) -> int | None:
        """Percent, whole; None where none was judged."""
        return round(100 * self.right / self.judged) if self.judged else None


@dataclass(frozen=True, slots=True)
class WarningDetail:
    """A warning with its rule in words, its figures, and what the actor may do."""

    warning: EarlyWarning
    cell: Organisation
    member: Member | None
    pack: RulePack
    record: TrackRecord
    may_answer: bool
    may_judge: bool

    @property
    def rule(self) -> Rule:
        """The rule that found it."""
        return RULES[self.warning.rule]

    @property
    def sentence(self) -> str:
        """The rule with the numbers in force there."""
        return explained(self.rule.vi, self.pack)

    @property
    def source(self) -> str:
        """Who decided the rule."""
        return explained(self.rule.source, self.pack)

    @property
    def why(self) -> str:
        """The figures it was found by."""
        return shown(self.rule.why, self.warning.evidence)


def page(
    work: Work,
    *,
    organisation: str | None = None,
    rule: WarningRule | None = None,
    state: WarningState | None = None,
    live: bool = False,
    about_cells: bool = False,
    before: UUID | None = None,
    limit: int = 50,
) -> Sequence[WarningDetail]:
    """Warnings, the newest first.

    Args:
        organisation: only of the cells at or below it (its code).
        state: only these; what was put off to a day that has come is open.
        live: only those that wait to be looked at: open, or answered.
        about_cells: none about persons.
        before: the id of the last one already shown.

    Raises:
        OrganisationNotFound: there is none that the actor may see.
        Forbidden: the actor does not see its reports.
    """
    conditions = [visible_to(work.actor)]
    if organisation is not None:
        top = organisations.get(work, organisation)
        work.actor.require(Permission.REPORT_VIEW, top.ancestors)
        conditions.append(organisations.below(Organisation, [top.id]))
    if rule is not None:
        conditions.append(EarlyWarning.rule == rule)
    if state is not None:
        conditions.append(_stands(work, state))
    if live:
        conditions.append(or_(_stands(work, WarningState.OPEN), _stands(work, WarningState.ANSWERED)))
    if about_cells:
        conditions.append(EarlyWarning.member_id.is_(None))
    if before is not None:
        conditions.append(EarlyWarning.id < before)
    return _details(work, conditions, limit)


def most_urgent(work: Work, *, limit: int) -> Sequence[WarningDetail]:
    """The few to look at first: cells before persons, what waits for nobody, then the newest."""
    waiting = or_(_stands(work, WarningState.OPEN), _stands(work, WarningState.ANSWERED))
    return _details(work, [visible_to(work.actor), waiting], limit, urgent_first=True)


def detail(work: Work, warning_id: UUID) -> WarningDetail:
    """One warning.

    Raises:
        WarningNotFound: there is none that the actor may see.
    """
    found = _details(work, [visible_to(work.actor), EarlyWarning.id == warning_id], 1)
    if not found:
        raise WarningNotFound
    return found[0]


@dataclass(frozen=True, slots=True)
class WarningFigures:
    """How many warnings of a unit wait to be looked at, and how many of them are alerts."""

    organisation: Organisation
    live: int
    alerts: int
    answered: int


def by_child(work: Work, organisation: str) -> Sequence[WarningFigures]:
    """The live warnings of each child of an organisation (its code); about cells only.

    Raises:
        OrganisationNotFound: there is none that the actor may see.
        Forbidden: the actor does not see its reports.
    """
    top = organisations.get(work, organisation)
    work.actor.require(Permission.REPORT_VIEW, top.ancestors)
    child = organisations.step_below(Organisation, len(top.ancestors))
    open_, answered = _stands(work, WarningState.OPEN), _stands(work, WarningState.ANSWERED)
    rows = work.session.execute(
        select(
            child,
            func.count(),
            func.count(case((EarlyWarning.is_alert, 1))),
            func.count(case((answered, 1))),
        )
        .join(EarlyWarning, EarlyWarning.organisation_id == Organisation.id)
        .where(
            organisations.below(Organisation, [top.id]),
            EarlyWarning.member_id.is_(None),
            or_(open_, answered),
        )
        .group_by(child)
    )
    found = {place: (live, alerts, said) for place, live, alerts, said in rows}
    children = organisations.children(work, top)
    return [WarningFigures(one, *found.get(one.id, (0, 0, 0))) for one in children]


def track_records(work: Work) -> Mapping[WarningRule, TrackRecord]:
    """How often each rule was right before, by the judgement of people, in the whole handbook."""
    judged = or_(EarlyWarning.confirmed_at.is_not(None), EarlyWarning.dismissal_reason.is_not(None))
    rows = work.session.execute(
        select(EarlyWarning.rule, func.count(), func.count(EarlyWarning.confirmed_at))
        .where(judged)
        .group_by(EarlyWarning.rule)
    )
    return {rule: TrackRecord(number, right) for rule, number, right in rows}


def _stands(work: Work, state: WarningState) -> ColumnElement[bool]:
    is_over = and_(EarlyWarning.state == WarningState.SNOOZED, EarlyWarning.snoozed_until <= work.today)
    if state is WarningState.OPEN:
        return or_(EarlyWarning.state == state, is_over)
    return (
        EarlyWarning.state == state
        if state is not WarningState.SNOOZED
        else and_(EarlyWarning.state == state, ~is_over)
    )


def _details(
    work: Work, conditions: Sequence[ColumnElement[bool]], limit: int, *, urgent_first: bool = False
) -> list[WarningDetail]:
    urgency = [EarlyWarning.member_id.is_not(None), EarlyWarning.is_alert.desc()] if urgent_first else []
    rows = work.session.execute(
        select(EarlyWarning, Organisation, Member)
        .join(Organisation, Organisation.id == EarlyWarning.organisation_id)
        .outerjoin(Member, Member.id == EarlyWarning.member_id)
        .where(*conditions)
        .order_by(*urgency, EarlyWarning.id.desc())
        .limit(limit)
    ).all()
    packs = rule_packs.timelines(work, [cell for _, cell, _ in rows])
    records = track_records(work) if rows else {}
    return [
        WarningDetail(
            one,
            cell,
            member,
            packs[cell.id].on(work.today if one.member_id else dues.last_day_of(one.month)),
            records.get(one.rule, TrackRecord()),
            may_answer=one.state in LIVE_WARNINGS and may_answer(work.actor, cell),
            may_judge=may_judge(work.actor, one, cell),
        )
        for one, cell, member in rows
    ]
