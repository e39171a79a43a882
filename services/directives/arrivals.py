"""Those who come to a cell, a role or a position on a day that was set before: they arrive on that day.

Who comes at once is numbered by the commit that brings them (``models/belonging_change.py``). What was
entered ahead takes its number anew on the day it takes effect, so that ``sync`` shows what awaits them.
"""

from __future__ import annotations

from typing import cast

from sqlalchemy import CursorResult, text

from services.actor import Work

_TABLES = ("membership", "role_grant", "position")


def begin_due(work: Work) -> int:
    """Let everything entered ahead whose day has come begin; how many. Again and again without harm."""
    return sum(_begin_due(work, table) for table in _TABLES)


def _begin_due(work: Work, table: str) -> int:
    done = work.session.execute(
        text(f"""
            UPDATE {table} held SET change_id = NULL FROM belonging_change entered
             WHERE entered.id = held.change_id AND entered.recorded_on < held.valid_from
               AND held.valid_from <= :today
        """),  # noqa: S608 - a table of the three above
        {"today": work.today},
    )
    return cast("CursorResult[int]", done).rowcount
