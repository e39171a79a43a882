"""Signing: from then on the figures are those that the signer saw."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select

from core.errors import Forbidden
from core.vietnamese import normalise
from models import MonthlyReport, Organisation
from services import accounts, deliveries
from services.actor import Work
from services.audit_log import record
from services.meetings import canonical, digest
from services.monthly_reports.errors import AlreadySigned, FiguresChanged, ReportNotFound
from services.monthly_reports.figures import figures_of
from services.monthly_reports.policy import may_sign, visible_to
from services.permissions import Permission

FORM = 1


def sign(work: Work, report_id: UUID, *, seen: str, remark: str = "") -> MonthlyReport:
    """Sign a report: its figures are frozen, hashed with who and when, and the level above is told.

    Args:
        seen: what ``detail`` gave for the figures that the signer looked at.
        remark: what the committee has to say to them.

    Raises:
        ReportNotFound: there is none that the actor may see.
        Forbidden: only the committee's own board signs.
        AlreadySigned: it is.
        FiguresChanged: the records say otherwise by now.
    """
    report = work.session.scalar(
        select(MonthlyReport)
        .where(MonthlyReport.id == report_id, visible_to(work.actor))
        .with_for_update(of=MonthlyReport)
    )
    if report is None:
        raise ReportNotFound
    if not may_sign(work.actor, report):
        raise Forbidden
    if report.signed_at is not None:
        raise AlreadySigned
    place = work.session.get_one(Organisation, report.organisation_id)
    figures = figures_of(work, place.code, report.month)
    if digest(canonical(figures)) != seen:
        raise FiguresChanged
    report.signed_at, report.signed_by = work.now, work.actor.identity
    report.signed_record = canonical(
        {
            "form": FORM,
            "report": report.id,
            "organisation": place.code,
            "figures": figures,
            "remark": normalise(remark),
            "signed_by": work.actor.identity,
            "signed_at": work.now,
        }
    )
    report.signed_hash = digest(report.signed_record)
    work.flush()
    record(work, "report.signed", report.id, organisation_id=place.id)
    _tell_above(work, report)
    return report


def _tell_above(work: Work, report: MonthlyReport) -> None:
    """Ring the board above about its own report of the month, where this one is listed; once a day."""
    above = work.session.scalar(
        select(MonthlyReport)
        .where(
            MonthlyReport.organisation_id == report.sent_to_id,
            MonthlyReport.month == report.month,
            MonthlyReport.told_on.is_distinct_from(work.today),
        )
        .with_for_update(skip_locked=True)
    )
    if above is None:
        return
    above.told_on = work.today
    holders = accounts.holders_of(work, Permission.REPORT_SIGN, above.organisation_id)
    deliveries.notify_all(work, [(member, above.id) for member in holders], kind="report")
