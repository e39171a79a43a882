"""Making the reports of a month: one row for each committee on its day, and its board is rung to sign."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import exists, select
from sqlalchemy.dialects.postgresql import insert

from core.identifiers import new_id
from models import CELL_KINDS, MonthlyReport, Organisation, OrganisationKind
from services import accounts, calendar, deliveries, organisations, rule_packs
from services.actor import Work
from services.audit_log import record
from services.monthly_reports.rules import report_day
from services.permissions import Permission

COMMITTEES_AT_A_TIME = 200
_COMMITTEES = frozenset(set(OrganisationKind) - CELL_KINDS - {OrganisationKind.GROUP})


def last_month(today: date) -> date:
    """The month (its first day) that is reported on: the one before."""
    return calendar.add_months(today.replace(day=1), -1)


def make_next(work: Work, month: date, *, after: int = 0) -> int | None:
    """Make the reports of the next committees whose day has come; again on one day nothing happens.

    Args:
        month: the first day of the month that is reported on.
        after: the last committee (its id) that was seen to.

    Returns:
        The last committee seen to now; None once there is no other.
    """
    made = exists().where(MonthlyReport.organisation_id == Organisation.id, MonthlyReport.month == month)
    committees = work.session.scalars(
        select(Organisation)
        .where(Organisation.id > after, Organisation.kind.in_(_COMMITTEES))
        .where(organisations.existing(work.today), Organisation.valid_from < calendar.add_months(month, 1))
        .where(~made)
        .order_by(Organisation.id)
        .limit(COMMITTEES_AT_A_TIME)
    ).all()
    _make(work, month, _due(work, month, committees))
    return committees[-1].id if committees else None


def _due(work: Work, month: date, committees: Sequence[Organisation]) -> Sequence[Organisation]:
    last_day = calendar.add_months(month, 1) - timedelta(days=1)
    packs = rule_packs.in_force_at(work, committees, last_day)
    return [one for one in committees if report_day(month, packs[one.id].outcome) <= work.today]


def _make(work: Work, month: date, committees: Sequence[Organisation]) -> None:
    if not committees:
        return
    rows = [
        {
            "id": new_id(),
            "organisation_id": one.id,
            "month": month,
            "sent_to_id": one.parent_id,
            "made_at": work.now,
        }
        for one in committees
    ]
    kept = insert(MonthlyReport).values(rows).on_conflict_do_nothing()
    made = {
        place: report
        for report, place in work.session.execute(
            kept.returning(MonthlyReport.id, MonthlyReport.organisation_id)
        )
    }
    for place, report in made.items():
        record(work, "report.made", report, organisation_id=place)
    holders = accounts.holders_at(work, Permission.REPORT_SIGN, made)
    rings = [(member, made[place]) for place, members in holders.items() for member in members]
    deliveries.notify_all(work, rings, kind="report")
