"""Changing members' records. Memberships are history: added and ended, never overwritten."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from core.identifiers import new_id
from core.vietnamese import fold, name_sort_key, normalise
from models import (
    CELL_KINDS,
    Gender,
    Member,
    Membership,
    MembershipKind,
    MemberStatus,
    Organisation,
)
from services import organisations
from services.actor import Work
from services.audit_log import record
from services.members.corrections import TAKEN
from services.members.errors import AlreadyInACell, NotACell
from services.members.numbers import card_digits, citizen_id_digits, phone_e164
from services.members.queries import MemberRow, get
from services.members.rules import check_dates, check_period
from services.permissions import Permission


def admit(
    work: Work,
    *,
    cell: str,
    full_name: str,
    birth_date: date,
    gender: Gender,
    admitted_on: date,
    official_on: date | None = None,
    card_number: str | None = None,
    citizen_id: str | None = None,
    phone: str | None = None,
    since: date | None = None,
) -> MemberRow:
    """Enter a member into the books of a cell (its code) from ``since`` (admission by default).

    Raises:
        OrganisationNotFound: no such cell that the actor may see.
        Forbidden: the actor does not administer it.
        NotACell: the organisation takes no members.
        DatesOutOfOrder: the dates cannot be true together.
        MalformedNumber: a number has the wrong shape.
        MemberExists: a number is another member's.
    """
    home = _cell_to_manage(work, cell)
    check_dates(birth_date, admitted_on, official_on, work.today)
    member = Member(
        id=new_id(),
        full_name=normalise(full_name),
        search_name=fold(full_name),
        sort_key=name_sort_key(full_name),
        birth_date=birth_date,
        gender=gender,
        admitted_on=admitted_on,
        official_on=official_on,
        card_number=card_digits(card_number) if card_number else None,
        status=MemberStatus.OFFICIAL if official_on else MemberStatus.PROBATIONARY,
        created_at=work.now,
    )
    _set_sealed_numbers(work, member, citizen_id, phone)
    work.session.add(member)
    work.flush(TAKEN)
    work.session.add(
        Membership(
            member_id=member.id,
            organisation_id=home.id,
            kind=MembershipKind.HOME,
            valid_from=since or admitted_on,
        )
    )
    record(work, "member.admitted", member.id, organisation_id=home.id, member_id=member.id)
    return MemberRow(member, home)


def attach_temporarily(work: Work, member_id: UUID, *, cell: str, since: date, until: date) -> None:
    """Let a member attend another cell for a time; they still belong to their home cell.

    Raises:
        MemberNotFound, OrganisationNotFound, Forbidden, NotACell: as for :func:`admit`.
        PeriodReversed: the time ends before it begins.
        AlreadyInACell: they attend another one in that time.
    """
    row = get(work, member_id)
    attend(work, row.member.id, _cell_to_manage(work, cell), since=since, until=until)


def settle(work: Work, member_id: UUID, *, cell: str, since: date) -> Organisation:
    """Let somebody who has no cell belong to one again from a day on.

    Raises:
        OrganisationNotFound, Forbidden, NotACell: as for :func:`admit`.
        AlreadyInACell: they belonged to one on that day.
    """
    home = _cell_to_manage(work, cell)
    work.session.add(
        Membership(member_id=member_id, organisation_id=home.id, kind=MembershipKind.HOME, valid_from=since)
    )
    work.flush({"ex_membership_one_home_a_day": AlreadyInACell})
    record(work, "member.settled", member_id, organisation_id=home.id, member_id=member_id)
    return home


def attend(work: Work, member_id: UUID, host: Organisation, *, since: date, until: date) -> None:
    """Let a member attend the cell ``host`` for a time; whoever calls has asked for the rights.

    Raises:
        PeriodReversed, AlreadyInACell: as for :func:`attach_temporarily`.
    """
    check_period(since, until)
    work.session.add(
        Membership(
            member_id=member_id,
            organisation_id=host.id,
            kind=MembershipKind.TEMPORARY,
            valid_from=since,
            valid_to=until,
        )
    )
    work.flush({"ex_membership_one_temporary_a_day": AlreadyInACell})
    record(work, "member.attached", member_id, organisation_id=host.id, member_id=member_id)


def _cell_to_manage(work: Work, code: str) -> Organisation:
    cell = organisations.get(work, code)
    work.actor.require(Permission.MEMBER_MANAGE, cell.ancestors)
    if cell.kind not in CELL_KINDS:
        raise NotACell(organisation=cell.name)
    return cell


def _set_sealed_numbers(work: Work, member: Member, citizen_id: str | None, phone: str | None) -> None:
    if citizen_id:
        digits = citizen_id_digits(citizen_id)
        member.citizen_id_sealed = work.vault.seal(digits)
        member.citizen_id_index = work.vault.index("citizen_id", digits)
    if phone:
        number = phone_e164(phone)
        member.phone_sealed = work.vault.seal(number)
        member.phone_index = work.vault.index("phone", number)
