"""The account of a record that goes: it follows to a survivor who has none, else it is closed."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Table, text

from models import Account
from services.actor import Work
from services.duplicates.references import Fate, with_fate
from services.duplicates.rows import Image, images, restore

MOVED, CLOSED = "moved", "closed"


def hand_over(work: Work, origin: UUID, target: UUID) -> tuple[str | None, Image | None]:
    """Give ``target`` the account of ``origin``, or disable it where ``target`` has one.

    Returns what was done, if anything, and the account as it was.
    """
    found = images(work, "account", "member_id", origin)
    if not found:
        return None, None
    if images(work, "account", "member_id", target):
        close = text("UPDATE account SET disabled_at = coalesce(disabled_at, :now) WHERE member_id = :member")
        work.session.execute(close, {"now": work.now, "member": origin})
        return CLOSED, found[0]
    move_account(work, origin, target)
    return MOVED, found[0]


def take_back(work: Work, what: str | None, was: Image | None, origin: UUID, target: UUID) -> None:
    """Undo :func:`hand_over`: devices signed in since go back with the account, for it is its password."""
    if what == MOVED:
        move_account(work, target, origin)
    elif what == CLOSED and was is not None:
        assert isinstance(Account.__table__, Table)  # noqa: S101 - the mapper's type is wider
        restore(work, Account.__table__, was)


def move_account(work: Work, origin: UUID, target: UUID) -> None:
    """An account with all that hangs on it, to a member who has none."""
    members = {"origin": origin, "target": target}
    work.session.execute(_COPY, members)
    for reference in with_fate(Fate.WITH_ACCOUNT):
        table, column = reference.table.name, reference.column.name
        work.session.execute(
            text(f'UPDATE "{table}" SET {column} = :target WHERE {column} = :origin'),  # noqa: S608 - of our tables
            members,
        )
    work.session.execute(text("DELETE FROM account WHERE member_id = :origin"), {"origin": origin})


_COPY = text("""
    INSERT INTO account
    SELECT copy.* FROM account a,
           jsonb_populate_record(a, jsonb_build_object('member_id', CAST(:target AS uuid))) copy
     WHERE a.member_id = :origin
""")
