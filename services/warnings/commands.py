"""What people do with a warning: answer it, put it off, say that it was right, or that it does not count."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select

from core.errors import Forbidden
from core.vietnamese import normalise
from models import LIVE_WARNINGS, EarlyWarning, Organisation, WarningState
from services import rule_packs
from services.actor import Work
from services.audit_log import record
from services.warnings.errors import SnoozedTooLong, WarningEnded, WarningNotFound
from services.warnings.policy import may_answer, may_judge, visible_to


def answer(work: Work, warning_id: UUID, *, text: str) -> EarlyWarning:
    """Say what the cell has to say to it; said again it replaces what was said before.

    Raises:
        WarningNotFound: there is none that the actor may see.
        Forbidden: only the cell's secretary answers for it.
        WarningEnded: its cause is gone, or it was dismissed.
    """
    warning, cell = _live(work, warning_id)
    if not may_answer(work.actor, cell):
        raise Forbidden
    warning.answer, warning.answered_at = normalise(text), work.now
    warning.answered_by = work.actor.member_id
    warning.state, warning.snoozed_until = WarningState.ANSWERED, None
    return _done(work, warning, "answered")


def snooze(work: Work, warning_id: UUID, *, until: date) -> EarlyWarning:
    """Put it off: it is shown again on the day ``until``, if its cause is still there.

    Raises:
        WarningNotFound, WarningEnded: as for :func:`answer`.
        Forbidden: the actor neither answers for the cell nor judges the warning.
        SnoozedTooLong: the day is not to come, or further than the place's rules allow.
    """
    warning, cell = _live(work, warning_id)
    if not (may_answer(work.actor, cell) or may_judge(work.actor, warning, cell)):
        raise Forbidden
    days = rule_packs.in_force(work, cell, work.today).warning.snooze_days
    last_day = work.today + timedelta(days=days)
    if not work.today < until <= last_day:
        raise SnoozedTooLong(field="until", last_day=f"{last_day:%d/%m/%Y}")
    warning.state, warning.snoozed_until = WarningState.SNOOZED, until
    return _done(work, warning, "snoozed")


def dismiss(work: Work, warning_id: UUID, *, reason: str) -> EarlyWarning:
    """Say that it does not count, and why: it stays dismissed while its cause is what it was.

    Raises:
        WarningNotFound, WarningEnded: as for :func:`answer`.
        Forbidden: those above the cell judge.
    """
    warning, cell = _live(work, warning_id)
    if not may_judge(work.actor, warning, cell):
        raise Forbidden
    warning.state, warning.snoozed_until, warning.ended_at = WarningState.DISMISSED, None, work.now
    warning.dismissal_reason, warning.confirmed_at = normalise(reason), None
    warning.judged_by = work.actor.member_id
    return _done(work, warning, "dismissed")


def confirm(work: Work, warning_id: UUID) -> EarlyWarning:
    """Say that it was right; also once its cause is gone. It counts for how well the rule does.

    Raises:
        WarningNotFound: there is none that the actor may see.
        Forbidden: those above the cell judge.
        WarningEnded: it was dismissed.
    """
    warning, cell = _seen(work, warning_id)
    if not may_judge(work.actor, warning, cell):
        raise Forbidden
    if warning.state is WarningState.DISMISSED:
        raise WarningEnded
    warning.confirmed_at, warning.judged_by = work.now, work.actor.member_id
    return _done(work, warning, "confirmed")


def _seen(work: Work, warning_id: UUID) -> tuple[EarlyWarning, Organisation]:
    warning = work.session.scalar(
        select(EarlyWarning)
        .where(EarlyWarning.id == warning_id, visible_to(work.actor))
        .with_for_update(of=EarlyWarning)
    )
    if warning is None:
        raise WarningNotFound
    return warning, work.session.get_one(Organisation, warning.organisation_id)


def _live(work: Work, warning_id: UUID) -> tuple[EarlyWarning, Organisation]:
    warning, cell = _seen(work, warning_id)
    if warning.state not in LIVE_WARNINGS:
        raise WarningEnded
    return warning, cell


def _done(work: Work, warning: EarlyWarning, what: str) -> EarlyWarning:
    work.flush()
    record(work, f"warning.{what}", warning.id, organisation_id=warning.organisation_id)
    return warning
