"""Bringing the stored warnings of cells in line with what the rules find now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from sqlalchemy import select

from core.identifiers import new_id
from models import LIVE_WARNINGS, EarlyWarning, Organisation, WarningState
from services import calendar, rule_packs
from services.actor import Work
from services.audit_log import record
from services.warnings.facts import CellFacts
from services.warnings.findings import Finding, Key, findings
from services.warnings.loading import load
from services.warnings.rules import first_month, looks_back

_OLDEST = 24
"""Months after which a warning that nobody ended stays as it is."""


def settle(work: Work, cells: Sequence[Organisation]) -> None:
    """Judge these cells anew: open what is new, keep what is known, resolve what has gone."""
    packs = rule_packs.timelines(work, cells)
    kept = _kept(work, [cell.id for cell in cells], _oldest(work.today))
    new_from = {cell.id: first_month(work.today, packs[cell.id].on(work.today)) for cell in cells}
    first = min([*new_from.values(), *_live_months(kept)], default=work.today.replace(day=1))
    back = max((looks_back(packs[cell.id].on(work.today)) for cell in cells), default=0)
    for facts in load(work, cells, calendar.add_months(first, -back)):
        found = findings(facts, first, work.today, packs[facts.organisation_id].on)
        _settle_cell(work, facts, {one.key: one for one in found}, kept[facts.organisation_id], new_from)
    work.flush()


def _oldest(today: date) -> date:
    return calendar.add_months(today.replace(day=1), -_OLDEST)


def _kept(work: Work, cells: Collection[int], oldest: date) -> Mapping[int, dict[Key, EarlyWarning]]:
    kept: dict[int, dict[Key, EarlyWarning]] = defaultdict(dict)
    of_these = EarlyWarning.organisation_id.in_(cells), EarlyWarning.month >= oldest
    for one in work.session.scalars(select(EarlyWarning).where(*of_these)):
        kept[one.organisation_id][one.rule, one.month, one.member_id] = one
    return kept


def _live_months(kept: Mapping[int, Mapping[Key, EarlyWarning]]) -> Iterable[date]:
    """The months of cells' warnings that may have lost their cause."""
    return (
        one.month
        for of_cell in kept.values()
        for one in of_cell.values()
        if one.state in LIVE_WARNINGS and one.member_id is None
    )


def _settle_cell(
    work: Work,
    facts: CellFacts,
    found: Mapping[Key, Finding],
    kept: Mapping[Key, EarlyWarning],
    new_from: Mapping[int, date],
) -> None:
    for key, finding in found.items():
        known = kept.get(key)
        if known is not None:
            _see_again(work, known, finding)
        elif key[2] is not None or key[1] >= new_from[facts.organisation_id]:
            _open(work, facts.organisation_id, finding)
    for key, known in kept.items():
        is_judged = key[2] is None or key[1].year == work.today.year
        if key not in found and is_judged and known.state in LIVE_WARNINGS:
            _resolve(work, known)


def _open(work: Work, cell: int, finding: Finding) -> None:
    rule, month, member = finding.key
    opened = EarlyWarning(
        id=new_id(),
        rule=rule,
        organisation_id=cell,
        month=month,
        member_id=member,
        evidence=finding.evidence,
        is_alert=finding.is_alert,
        state=WarningState.OPEN,
        opened_at=work.now,
    )
    work.session.add(opened)
    record(work, "warning.opened", opened.id, organisation_id=cell)


def _see_again(work: Work, known: EarlyWarning, finding: Finding) -> None:
    """Its cause is there: open again if it had gone, if its rest is over, or if it grew about a person."""
    grew = known.member_id is not None and len(finding.evidence["months"]) > len(known.evidence["months"])
    if known.evidence != finding.evidence:
        known.evidence = finding.evidence
    known.is_alert = finding.is_alert
    rested = known.snoozed_until is not None and known.snoozed_until <= work.today
    if known.state is WarningState.RESOLVED or rested or grew:
        known.state = WarningState.OPEN
        known.snoozed_until = known.ended_at = known.dismissal_reason = None
        record(work, "warning.reopened", known.id, organisation_id=known.organisation_id)


def _resolve(work: Work, known: EarlyWarning) -> None:
    known.state, known.snoozed_until, known.ended_at = WarningState.RESOLVED, None, work.now
    record(work, "warning.resolved", known.id, organisation_id=known.organisation_id)
