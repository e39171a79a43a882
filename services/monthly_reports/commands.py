"""Signing: from then on the figures are those that the signer saw. Signing anew keeps what was signed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import select

from core.errors import Forbidden
from core.vietnamese import normalise
from models import MonthlyReport, Organisation, ReplacedSignature
from services import accounts, deliveries
from services.actor import Work
from services.audit_log import record
from services.meetings import canonical, digest
from services.monthly_reports.errors import (
    AlreadySigned,
    FiguresChanged,
    NothingToReplace,
    NotSigned,
    ReportNotFound,
)
from services.monthly_reports.figures import Record, figures_of
from services.monthly_reports.policy import may_sign, visible_to
from services.monthly_reports.rules import differences
from services.permissions import Permission

FORM = 2
"""Since 2 a record says its version, why it was made, and the hash of the one that it replaces."""


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
    report = _to_be_signed(work, report_id)
    if report.signed_at is not None:
        raise AlreadySigned
    _put_signature(work, report, _figures_seen(work, report, seen), remark=remark)
    record(work, "report.signed", report.id, organisation_id=report.organisation_id)
    return report


def sign_anew(work: Work, report_id: UUID, *, seen: str, reason: str, remark: str = "") -> MonthlyReport:
    """Sign what the records say now in place of what was signed, which stays readable with its hash.

    Args:
        seen: what ``detail`` gave for the figures of now that the signer looked at.
        reason: why; part of what is signed.
        remark: what the committee has to say to the new figures.

    Raises:
        ReportNotFound, Forbidden, FiguresChanged: as ``sign``.
        NotSigned: there is nothing to replace.
        NothingToReplace: the records say what was signed.
    """
    report = _to_be_signed(work, report_id)
    if report.signed_record is None:
        raise NotSigned
    figures = _figures_seen(work, report, seen)
    if not differences(orjson.loads(report.signed_record)["figures"], figures):
        raise NothingToReplace
    replaced = _kept(work, report)
    report.version += 1
    _put_signature(work, report, figures, remark=remark, reason=reason, replaces=replaced.signed_hash)
    record(work, "report.signed_anew", report.id, organisation_id=report.organisation_id)
    return report


def _to_be_signed(work: Work, report_id: UUID) -> MonthlyReport:
    report = work.session.scalar(
        select(MonthlyReport)
        .where(MonthlyReport.id == report_id, visible_to(work.actor))
        .with_for_update(of=MonthlyReport)
    )
    if report is None:
        raise ReportNotFound
    if not may_sign(work.actor, report):
        raise Forbidden
    return report


def _figures_seen(work: Work, report: MonthlyReport, seen: str) -> dict[str, Any]:
    place = work.session.get_one(Organisation, report.organisation_id)
    figures = figures_of(work, place.code, report.month)
    if digest(canonical(figures)) != seen:
        raise FiguresChanged
    return figures


def _kept(work: Work, report: MonthlyReport) -> ReplacedSignature:
    """The signature that is about to be replaced, put where it stays."""
    columns = ("version", "signed_at", "signed_by", "signed_record", "signed_hash")
    kept = ReplacedSignature(report_id=report.id, **{name: getattr(report, name) for name in columns})
    work.session.add(kept)
    return kept


def _put_signature(
    work: Work,
    report: MonthlyReport,
    figures: Record,
    *,
    remark: str,
    reason: str = "",
    replaces: str | None = None,
) -> None:
    report.signed_at, report.signed_by = work.now, work.actor.identity
    report.signed_record = canonical(
        {
            "form": FORM,
            "report": report.id,
            "version": report.version,
            "replaces": replaces,
            "reason": normalise(reason),
            "organisation": figures["total"]["organisation"],
            "figures": figures,
            "remark": normalise(remark),
            "signed_by": work.actor.identity,
            "signed_at": work.now,
        }
    )
    report.signed_hash = digest(report.signed_record)
    work.flush()
    _tell_above(work, report)


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
