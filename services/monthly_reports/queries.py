"""Reading monthly reports: those of one's committee, and those that came up from below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import orjson
from sqlalchemy import ColumnElement, select

from models import Member, MonthlyReport, Organisation
from services import organisations
from services.actor import Work
from services.meetings import canonical, digest
from services.monthly_reports.errors import ReportNotFound
from services.monthly_reports.figures import Record, figures_of
from services.monthly_reports.policy import may_sign, visible_to
from services.monthly_reports.rules import Difference, differences
from services.permissions import Permission


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A report in a list, with whose it is and who signed."""

    report: MonthlyReport
    organisation: Organisation
    signer: Member | None


@dataclass(frozen=True, slots=True)
class ReportDetail:
    """A report with its figures: as signed, else as the records say now.

    ``seen`` stands for the figures of now: whoever signs says by it what they have looked at.
    """

    line: ReportLine
    figures: Record
    remark: str
    seen: str
    differences: Sequence[Difference]
    is_intact: bool
    """Whether what was signed is what the hash was made of."""
    below: Sequence[ReportLine]
    may_sign: bool


def page(
    work: Work,
    organisation: str,
    *,
    month: date | None = None,
    before: UUID | None = None,
    limit: int = 50,
) -> Sequence[ReportLine]:
    """The reports of an organisation (its code) and those sent to it, the newest first.

    Args:
        month: only of that month (its first day).
        before: the id of the last one already shown.

    Raises:
        OrganisationNotFound: there is none that the actor may see.
        Forbidden: the actor does not see its reports.
    """
    top = organisations.get(work, organisation)
    work.actor.require(Permission.REPORT_VIEW, top.ancestors)
    conditions: list[ColumnElement[bool]] = [
        (MonthlyReport.organisation_id == top.id) | (MonthlyReport.sent_to_id == top.id)
    ]
    if month is not None:
        conditions.append(MonthlyReport.month == month)
    if before is not None:
        conditions.append(MonthlyReport.id < before)
    return _lines(work, conditions, limit)


def due_to_me(work: Work, *, limit: int = 5) -> Sequence[ReportLine]:
    """The reports that wait for the actor's signature, the newest first."""
    own = MonthlyReport.organisation_id.in_(work.actor.scope(Permission.REPORT_SIGN))
    return _lines(work, [own, MonthlyReport.signed_at.is_(None)], limit)


def detail(work: Work, report_id: UUID) -> ReportDetail:
    """One report.

    Raises:
        ReportNotFound: there is none that the actor may see.
    """
    found = _lines(work, [MonthlyReport.id == report_id], 1)
    if not found:
        raise ReportNotFound
    line, report = found[0], found[0].report
    now = figures_of(work, line.organisation.code, report.month)
    signed = orjson.loads(report.signed_record) if report.signed_record else None
    return ReportDetail(
        line=line,
        figures=signed["figures"] if signed else now,
        remark=signed["remark"] if signed else "",
        seen=digest(canonical(now)),
        differences=differences(signed["figures"], now) if signed else [],
        is_intact=report.signed_record is not None and digest(report.signed_record) == report.signed_hash,
        below=_sent_to(work, report),
        may_sign=signed is None and may_sign(work.actor, report),
    )


def _sent_to(work: Work, report: MonthlyReport) -> Sequence[ReportLine]:
    """The same month's reports of those directly below; what waits to be signed first."""
    of_month = [MonthlyReport.sent_to_id == report.organisation_id, MonthlyReport.month == report.month]
    found = _lines(work, of_month, limit=None)
    return sorted(found, key=lambda one: (one.signer is not None, one.organisation.sort_key))


def _lines(work: Work, conditions: Sequence[ColumnElement[bool]], limit: int | None) -> list[ReportLine]:
    rows = work.session.execute(
        select(MonthlyReport, Organisation, Member)
        .join(Organisation, Organisation.id == MonthlyReport.organisation_id)
        .outerjoin(Member, Member.id == MonthlyReport.signed_by)
        .where(visible_to(work.actor), *conditions)
        .order_by(MonthlyReport.id.desc())
        .limit(limit)
    )
    return [ReportLine(*row) for row in rows]
