"""The members of an organisation, in the columns that the import reads back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy import Select, select

from models import ACTIVE_STATUSES, Gender, Member, Membership, MemberStatus, Organisation, OrganisationPeriod
from services import members, organisations
from services.actor import Work
from services.exports.table import STREAMED, Column, Row, Table
from services.members import masked
from services.organisations import Place
from services.permissions import Permission

COLUMNS = (
    Column("full_name", "Họ và tên", 28),
    Column("gender", "Giới tính", 10),
    Column("birth_date", "Ngày sinh", 12),
    Column("admitted_on", "Ngày vào Đảng", 14),
    Column("official_on", "Ngày chính thức", 14),
    Column("card_number", "Số thẻ đảng viên", 16),
    Column("citizen_id", "Số định danh cá nhân", 18),
    Column("phone", "Số điện thoại", 14),
    Column("cell", "Mã chi bộ", 16),
    Column("status", "Tình trạng", 14),
)
_GENDERS = {Gender.MALE: "Nam", Gender.FEMALE: "Nữ", None: None}
_STATUSES = {MemberStatus.OFFICIAL: "Chính thức", MemberStatus.PROBATIONARY: "Dự bị"}


def member_table(work: Work, place: Place, on: date) -> Table:
    """Everybody who belonged to a cell there on a day; today, everybody who is active."""
    return Table(COLUMNS, _rows(work, place, on))


def _rows(work: Work, place: Place, on: date) -> Iterator[Row]:
    shows_numbers = work.actor.may(Permission.MEMBER_MANAGE, place.ancestors)
    for found in work.session.execute(_query(work, place, on), execution_options=STREAMED):
        numbers = (
            found.card_number,
            work.vault.open_optional(found.citizen_id_sealed),
            _national(work.vault.open_optional(found.phone_sealed)),
        )
        yield (
            found.full_name,
            _GENDERS[found.gender],
            found.birth_date,
            found.admitted_on,
            found.official_on,
            *(numbers if shows_numbers else map(masked, numbers)),
            found.code,
            _STATUSES.get(found.status),
        )


def _query(work: Work, place: Place, on: date) -> Select[*tuple[object, ...]]:
    period = OrganisationPeriod
    query = (
        select(
            Member.full_name,
            Member.gender,
            Member.birth_date,
            Member.admitted_on,
            Member.official_on,
            Member.card_number,
            Member.citizen_id_sealed,
            Member.phone_sealed,
            Member.status,
            Organisation.code,
        )
        .join(Membership, Membership.member_id == Member.id)
        .join(Organisation, Organisation.id == Membership.organisation_id)
        .join(period, period.organisation_id == Organisation.id)
        .where(members.in_home_cell(on), organisations.holding(on), organisations.below(period, [place.id]))
        .where(members.visible_to(work.actor, on))
        .order_by(period.ancestors, Member.sort_key, Member.id)
    )
    return query if on < work.today else query.where(Member.status.in_(ACTIVE_STATUSES))


def _national(phone: str | None) -> str | None:
    """As people write it, and as no spreadsheet takes for a formula: ``0912345678``."""
    return None if phone is None else f"0{phone.removeprefix('+84')}"
