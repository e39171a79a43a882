"""Errors of the database reach the log; what was in the row must not."""

from __future__ import annotations

import traceback
from datetime import date

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from models import Gender, Member, MemberStatus
from tests.factories import World

NAME = "Nguyễn Thị Bí Mật"


def member(world: World, **changes: object) -> Member:
    fields = {
        "full_name": NAME,
        "search_name": NAME,
        "sort_key": NAME,
        "birth_date": date(1970, 1, 1),
        "gender": Gender.FEMALE,
        "admitted_on": date(2000, 1, 1),
        "card_number": "12345678",
        "status": MemberStatus.OFFICIAL,
        "created_at": world.runtime.clock(),
    }
    return Member(**(fields | changes))


@pytest.mark.parametrize(
    "changes",
    [
        {"admitted_on": date(1960, 1, 1)},  # a check: PostgreSQL would quote the whole row
        {"card_number": "another's"},  # unique: it would quote the key
        {"status": None},  # not null: the whole row again
    ],
)
def test_a_refused_row_is_not_quoted(world: World, changes: dict[str, object]) -> None:
    taken = world.members["A"][0].card_number
    if "card_number" in changes:
        changes = {"card_number": taken}
    with world.system() as work:
        work.session.add(member(world, **changes))
        with pytest.raises(DBAPIError) as caught:
            work.session.flush()
        work.session.rollback()
    told = "".join(traceback.format_exception(caught.value))
    assert "Bí Mật" not in told
    assert taken not in told.replace("card_number", "")
    assert "member" in told


def test_parameters_are_not_quoted_either(world: World) -> None:
    with pytest.raises(DBAPIError) as caught, world.system() as work:
        work.session.execute(text("SELECT CAST(:name AS text) FROM no_such_table"), {"name": NAME})
    assert "Bí Mật" not in "".join(traceback.format_exception(caught.value))
