"""The dues sheet of a cell for a month: one row per member, saved as a whole, as often as one likes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import exists, func, select
from sqlalchemy.dialects.postgresql import insert

from models import CELL_KINDS, Dues, Member, Membership, Organisation
from services import members, organisations, rule_packs
from services.actor import Work
from services.audit_log import record
from services.dues.errors import DuesNotACell, MonthToCome, NotOfTheCell
from services.dues.rules import last_day_of, unpaid_level
from services.permissions import Permission
from services.rule_packs import Level


@dataclass(frozen=True, slots=True)
class DuesRow:
    """One member: None where nothing is said yet; months unpaid in the calendar year, up to this one."""

    member: Member
    is_paid: bool | None
    months_unpaid: int
    level: Level | None


@dataclass(frozen=True, slots=True)
class DuesSheet:
    """The whole sheet, by name."""

    organisation: Organisation
    month: date
    rows: Sequence[DuesRow]
    may_record: bool

    @property
    def paid(self) -> int:
        """How many have paid."""
        return sum(1 for row in self.rows if row.is_paid)

    @property
    def unpaid(self) -> int:
        """How many have not; those of whom nothing is said are in neither number."""
        return sum(1 for row in self.rows if row.is_paid is False)


def read_sheet(work: Work, organisation: str, month: date) -> DuesSheet:
    """The sheet of a cell (its code) for the month that begins on ``month``.

    Raises:
        OrganisationNotFound: there is none that the actor may see.
        Forbidden: only its secretary and those above see who has paid.
        DuesNotACell: dues are recorded by cells.
    """
    cell = organisations.get(work, organisation)
    work.actor.require(Permission.DUES_VIEW, cell.ancestors)
    return _sheet(work, _checked(cell), month)


def save_sheet(work: Work, organisation: str, month: date, paid: Mapping[UUID, bool]) -> DuesSheet:
    """Record who paid for a month; those not named stay as they were. The same again changes nothing.

    Raises:
        OrganisationNotFound, Forbidden, DuesNotACell: as for :func:`read_sheet`; only its secretary records.
        MonthToCome: the month has not begun.
        NotOfTheCell: somebody did not belong to the cell at its end.
    """
    cell = organisations.get(work, organisation)
    work.actor.require(Permission.DUES_RECORD, cell.ancestors)
    _checked(cell)
    if month > work.today:
        raise MonthToCome(month=f"{month:%m/%Y}")
    strangers = paid.keys() - {member.id for member in _roster(work, cell.id, month)}
    if strangers:
        raise NotOfTheCell(field="rows", count=len(strangers))
    _upsert(work, cell, month, paid)
    record(work, "dues.recorded", f"{cell.code}/{month:%Y-%m}", organisation_id=cell.id)
    return _sheet(work, cell, month)


def _checked(cell: Organisation) -> Organisation:
    if cell.kind not in CELL_KINDS:
        raise DuesNotACell(field="organisation", organisation=cell.name)
    return cell


def _roster(work: Work, cell_id: int, month: date) -> Sequence[Member]:
    """Who belonged to the cell at the end of the month, or belongs to it today."""
    on = min(last_day_of(month), work.today)
    at_home = exists().where(
        Membership.member_id == Member.id, Membership.organisation_id == cell_id, members.in_home_cell(on)
    )
    query = select(Member).where(at_home, members.active_on(on)).order_by(Member.sort_key, Member.id)
    return work.session.scalars(query).all()


def _upsert(work: Work, cell: Organisation, month: date, paid: Mapping[UUID, bool]) -> None:
    if not paid:
        return
    statement = insert(Dues)
    said = {name: statement.excluded[name] for name in ("is_paid", "recorded_by", "recorded_at")}
    work.session.execute(
        statement.on_conflict_do_update(
            index_elements=[Dues.member_id, Dues.month],
            set_=said | {"organisation_id": statement.excluded.organisation_id},
            where=Dues.is_paid.is_distinct_from(statement.excluded.is_paid),
        ),
        [
            {
                "member_id": member_id,
                "month": month,
                "organisation_id": cell.id,
                "is_paid": is_paid,
                "recorded_by": work.actor.member_id,
                "recorded_at": work.now,
            }
            for member_id, is_paid in paid.items()
        ],
    )


def _sheet(work: Work, cell: Organisation, month: date) -> DuesSheet:
    roster = _roster(work, cell.id, month)
    ids = [member.id for member in roster]
    said = dict(
        work.session.execute(
            select(Dues.member_id, Dues.is_paid).where(Dues.month == month, Dues.member_id.in_(ids))
        ).all()
    )
    unpaid = _months_unpaid(work, ids, month)
    pack = rule_packs.in_force(work, cell, last_day_of(month))
    rows = [
        DuesRow(
            member,
            said.get(member.id),
            unpaid.get(member.id, 0),
            unpaid_level(unpaid.get(member.id, 0), pack),
        )
        for member in roster
    ]
    return DuesSheet(cell, month, rows, work.actor.may(Permission.DUES_RECORD, cell.ancestors))


def _months_unpaid(work: Work, ids: Sequence[UUID], month: date) -> Mapping[UUID, int]:
    """Months recorded as unpaid from January to ``month`` of its year."""
    counted = work.session.execute(
        select(Dues.member_id, func.count())
        .where(
            Dues.member_id.in_(ids), ~Dues.is_paid, Dues.month >= month.replace(month=1), Dues.month <= month
        )
        .group_by(Dues.member_id)
    )
    return dict(counted.all())
