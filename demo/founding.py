"""The beginning: the tree, its members, their offices; then, in the course of the year, changes."""

from __future__ import annotations

from datetime import date, datetime, time
from functools import partial

from core.clock import LOCAL_TIME_ZONE
from demo.history import History
from demo.people import Person
from demo.posts import People, granted, positions
from demo.tree import Cell, Tree
from models import MemberStatus
from services import accounts, members, organisations

# Provinces and communes in their present shape: the reform of local government.
_REFORM = date(2025, 7, 1)


def found(history: History, tree: Tree, people: People, first_day: date) -> None:
    """Let the tree and its members exist from ``first_day`` on; who joins later joins later."""
    founded = min(_REFORM, first_day)
    morning = _at(first_day, 7)
    history.at(morning, partial(_found_tree, history, tree, founded))
    for cell in tree.cells:
        present = [person for person in people[cell.code] if person.admitted_on <= first_day]
        history.at(morning, partial(_enter, history, cell, present, founded))
    history.at(morning, partial(_fill_offices, history, tree, people, first_day))
    for newcomer in (one for cell in people.values() for one in cell if one.admitted_on > first_day):
        history.at(_at(newcomer.admitted_on, 9), partial(_admit, history, newcomer, founded))
    for person in (one for cell in people.values() for one in cell if one.leave or one.stay):
        _let_be_away(history, person, first_day)


def _found_tree(history: History, tree: Tree, founded: date) -> None:
    history.made["organisations"] += len(tree.units)
    with history.system() as work:
        for unit in tree.units:
            organisations.create(
                work, code=unit.code, name=unit.name, kind=unit.kind, parent=unit.parent, valid_from=founded
            )


def _enter(history: History, cell: Cell, people: list[Person], founded: date) -> None:
    """Enter everybody a cell begins with, as an import would."""
    known = history.known
    history.made["members"] += len(people)
    with history.system() as work:
        home = organisations.get(work, cell.code)
        admissions = [_admission(person, home.id) for person in people]
        ids = members.admit_many(work, admissions, cells={home.id: home}, since=founded)
        known.ids.update(zip((person.serial for person in people), ids, strict=True))
        if not cell.is_plain:  # those of plain cells open no directive
            by_card = {person.card_number: person for person in people}
            for row in members.page(work, organisation=cell.code, limit=len(people)):
                known.by_number[row.member.number] = by_card[row.member.card_number or ""]


def _admission(person: Person, cell_id: int) -> members.Admission:
    return members.Admission(
        cell_id=cell_id,
        full_name=person.full_name,
        birth_date=person.birth_date,
        gender=person.gender,
        admitted_on=person.admitted_on,
        official_on=person.official_on,
        status=MemberStatus.OFFICIAL if person.official_on else MemberStatus.PROBATIONARY,
        card_number=person.card_number,
        citizen_id=person.citizen_id,
        phone=members.phone_e164(person.phone),
    )


def _admit(history: History, person: Person, founded: date) -> None:
    history.made["members"] += 1
    with history.system() as work:
        member = members.admit(
            work,
            cell=person.cell,
            full_name=person.full_name,
            birth_date=person.birth_date,
            gender=person.gender,
            admitted_on=person.admitted_on,
            official_on=person.official_on,
            card_number=person.card_number,
            citizen_id=person.citizen_id,
            phone=person.phone,
            since=max(person.admitted_on, founded),
        ).member
        history.known.ids[person.serial] = member.id
        history.known.by_number[member.number] = person


def _fill_offices(history: History, tree: Tree, people: People, since: date) -> None:
    ids = history.known.ids
    with history.system() as work:
        for person, organisation, kind in positions(tree, people):
            members.appoint(work, ids[person.serial], organisation=organisation, kind=kind, since=since)
        for post in granted(tree, people):
            accounts.grant_role(work, ids[post.person.serial], role=post.role, organisation=post.organisation)


def _let_be_away(history: History, person: Person, first_day: date) -> None:
    absence = person.leave or person.stay
    if absence is not None:
        history.at(_at(max(absence.since, first_day), 10), partial(_away, history, person))


def _away(history: History, person: Person) -> None:
    member_id, leave, stay = history.known.ids[person.serial], person.leave, person.stay
    with history.system() as work:
        if leave:
            members.exempt(work, member_id, kind=leave.kind, since=leave.since, until=leave.until)
        if stay:
            members.attach_temporarily(work, member_id, cell=stay.cell, since=stay.since, until=stay.until)


def _at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), LOCAL_TIME_ZONE)
