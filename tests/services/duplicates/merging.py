"""Pairs, merges and meetings to try, and the whole of what is kept about somebody."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

from sqlalchemy import text

from models import MeetingKind, SessionKind
from services import accounts, duplicates, meetings
from services.duplicates.references import references
from tests.factories import Person, World
from tests.fresh_machine import NOW

Dump = dict[str, list[str]]
_MEMORY = ("audit_entry", "member_merge", "former_belonging", "former_status")
_ROW = "to_jsonb(t) - 'change_id' - 'status_change_id'"


def pair_of(world: World, one: Person, other: Person) -> UUID:
    """A pair as the finder keeps it."""
    smaller, larger = sorted((one.member_id, other.member_id))
    with world.system() as work:
        found = work.session.scalar(
            text("""
                INSERT INTO duplicate_pair (id, member_id, other_id, score, reasons, state, found_at)
                VALUES (gen_random_uuid(), :one, :other, 90, ARRAY['same_name'], 'open', :now) RETURNING id
            """),
            {"one": smaller, "other": larger, "now": NOW},
        )
        assert isinstance(found, UUID)
        return found


def dump(world: World, *people: Person) -> Dump:
    """Every row of every table that refers to one of them, and their own.

    All but the log, the merges, and since when something has been known: a merge was known for a while.
    """
    ids = [person.member_id for person in people]
    found: Dump = {}
    with world.system() as work:
        for reference in references():
            if reference.table.name in _MEMORY:
                continue
            rows = work.session.scalars(
                text(
                    f'SELECT {_ROW} FROM "{reference.table.name}" t'  # noqa: S608 - of our tables
                    f" WHERE {reference.column.name} = ANY(:ids)"
                ),
                {"ids": ids},
            )
            found[reference.name] = sorted(json.dumps(row, sort_keys=True) for row in rows)
        rows = work.session.scalars(text(f"SELECT {_ROW} FROM member t WHERE id = ANY(:ids)"), {"ids": ids})  # noqa: S608 - likewise
        found["member"] = sorted(json.dumps(row, sort_keys=True) for row in rows)
    return found


def two(world: World, cells: tuple[str, str] = ("A", "B")) -> tuple[Person, Person, UUID]:
    one, other = (world.add_member(cell, "Phạm Thị Mai") for cell in cells)
    return one, other, pair_of(world, one, other)


def merge(world: World, pair: UUID, survivor: Person, who: str = "administrator@X1", **fields: UUID) -> UUID:
    with world.acting(who) as work:
        return duplicates.merge(work, pair, survivor=survivor.member_id, fields=fields).id


def undo(world: World, merge_id: UUID, who: str = "administrator@X1") -> duplicates.UndoReport:
    with world.acting(who) as work:
        return duplicates.undo(work, merge_id)


def held(world: World) -> UUID:
    """A meeting of cell A whose sheet is open."""
    with world.acting("cell_secretary@A") as work:
        meeting = meetings.plan(
            work, organisation="A", kind=MeetingKind.REGULAR, starts_at=NOW, place="Thôn"
        ).id
        meetings.save_sheet(work, meeting, [])
        return meeting


def figures(world: World, meeting: UUID) -> Any:
    with world.acting("cell_secretary@A") as work:
        found = meetings.get(work, meeting)
        return found.expected, found.present, len(meetings.read_sheet(work, meeting).rows)


def known(world: World, token: str) -> bool:
    return accounts.authenticate(world.runtime, token, SessionKind.BEARER) is not None
