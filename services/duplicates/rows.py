"""Rows as they were: taken as JSON by PostgreSQL itself and put back by it, exactly."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import Table, text

from services.actor import Work
from services.duplicates.references import Reference

Image = dict[str, Any]

# Names in these statements come from the tables' own description, never from a request. They are quoted,
# for some are words of SQL.


def images(work: Work, table: str, column: str, member_id: UUID) -> list[Image]:
    """The rows of a table that refer to a member by a column, whole."""
    statement = text(f'SELECT to_jsonb(t) FROM "{table}" t WHERE {column} = :member')
    return list(work.session.scalars(statement, {"member": member_id}))


def move(
    work: Work, reference: Reference, origin: UUID, target: UUID, *, unless: str = "false"
) -> list[Image]:
    """Let rows refer to ``target`` that referred to ``origin``, unless a condition on ``t`` holds.

    Returns those rows as they are now; rows that would be one too many by a uniqueness stay.
    """
    table, column = reference.table.name, reference.column.name
    clashes = " OR ".join([unless, *(_taken(reference, columns) for columns in reference.unique_sets)])
    statement = text(f"""
        UPDATE "{table}" t SET {column} = :target WHERE {column} = :origin AND NOT ({clashes})
        RETURNING to_jsonb(t)
    """)
    return list(work.session.scalars(statement, {"origin": origin, "target": target}))


def restore(work: Work, table: Table, was: Image) -> bool:
    """Give one row back the values it had; False if it is there no longer."""
    names = [column.name for column in table.columns if column.identity is None]
    statement = text(f"""
        UPDATE "{table.name}" t SET ({", ".join(names)}) = ROW({", ".join(f"r.{name}" for name in names)})
          FROM jsonb_populate_record(NULL::"{table.name}", CAST(:was AS jsonb)) r
         WHERE {_same_key(table)}
        RETURNING 1
    """)
    return work.session.scalar(statement, {"was": _text(was)}) is not None


def repoint(work: Work, reference: Reference, moved: Image, back_to: UUID) -> str:
    """Let one moved row refer to its former member again, whatever else became of it.

    Returns ``as_it_was``, ``changed`` (since the merge; the change stays) or ``gone``.
    """
    table, column = reference.table, reference.column.name
    statement = text(f"""
        UPDATE "{table.name}" t SET {column} = :back_to
          FROM jsonb_populate_record(NULL::"{table.name}", CAST(:was AS jsonb)) r
         WHERE {_same_key(table)} AND t.{column} = r.{column}
        RETURNING to_jsonb(t) - '{column}' = CAST(:was AS jsonb) - '{column}'
    """)
    found = work.session.scalar(statement, {"back_to": back_to, "was": _text(moved)})
    return "gone" if found is None else "as_it_was" if found else "changed"


def put_back(work: Work, table: str, was: Image) -> None:
    """Enter a row that was removed again, its own number included."""
    work.session.execute(
        text(
            f'INSERT INTO "{table}" OVERRIDING SYSTEM VALUE'
            f' SELECT * FROM jsonb_populate_record(NULL::"{table}", CAST(:was AS jsonb))'
        ),
        {"was": _text(was)},
    )


def _taken(reference: Reference, columns: list[str]) -> str:
    table, column = reference.table.name, reference.column.name
    alike = "".join(f" AND s.{name} = t.{name}" for name in columns)
    return f'EXISTS (SELECT FROM "{table}" s WHERE s.{column} = :target{alike})'


def _same_key(table: Table) -> str:
    return " AND ".join(f"t.{column.name} = r.{column.name}" for column in table.primary_key)


def _text(was: Image) -> str:
    return orjson.dumps(was).decode()
