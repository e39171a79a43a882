"""Reading monthly reports: those of one's committee, and those that came up from below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, select

from models import Member, MonthlyReport, Organisation
from services import organisations
from services.actor import Work
from services.meetings import canonical, digest
from services.monthly_reports.errors import ReportNotFound
from services.monthly_reports.figures import Record, figures_of
from services.monthly_reports.policy import may_sign, visible_to
from services.monthly_reports.rules import Difference, differences
from services.monthly_reports.versions import Replacement, replacements, signed_versions
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
    reason: str
    """Why it was signed anew; empty where it was not."""
    replaced: Sequence[Replacement]
    """What was signed before, the newest first."""
    is_intact: bool
    """Whether what was signed, and what that replaced, is what the hashes were made of."""
    below: Sequence[ReportLine]
    is_signer: bool
    """Whether the actor answers for the committee's month."""

    @property
    def may_sign(self) -> bool:
        """The actor may, and nobody did."""
        return self.is_signer and self.line.signer is None

    @property
    def may_sign_anew(self) -> bool:
        """The actor may, and the records differ from what was signed."""
        return self.is_signer and bool(self.differences)


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
    line = _line(work, report_id)
    report = line.report
    now, versions = figures_of(work, line.organisation.code, report.month), signed_versions(work, report)
    last, replaced = versions[-1] if versions else None, replacements(versions)
    return ReportDetail(
        line=line,
        figures=last.figures if last else now,
        remark=last.remark if last else "",
        seen=digest(canonical(now)),
        differences=differences(last.figures, now) if last else [],
        reason=last.reason if last else "",
        replaced=replaced,
        is_intact=last is not None and last.is_intact and all(one.is_intact for one in replaced),
        below=_sent_to(work, report),
        is_signer=may_sign(work.actor, report),
    )


def replaced_version(work: Work, report_id: UUID, number: int) -> tuple[ReportLine, Replacement]:
    """What was signed as version ``number`` of a report, and what took its place.

    Raises:
        ReportNotFound: there is none that the actor may see, or no replaced version of that number.
    """
    line = _line(work, report_id)
    for one in replacements(signed_versions(work, line.report)):
        if one.before.number == number:
            return line, one
    raise ReportNotFound


def _line(work: Work, report_id: UUID) -> ReportLine:
    found = _lines(work, [MonthlyReport.id == report_id], 1)
    if not found:
        raise ReportNotFound
    return found[0]


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
