"""Reading the children of one organisation costs what they are, however many others there are."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from models import Role
from services import organisations
from services.actor import SYSTEM, Actor, Grant, Work
from tests.factories import World

# What PostgreSQL chooses by itself for a parent with many children among many organisations.
_AS_IN_A_LARGE_COUNTRY = (
    text("SET LOCAL enable_nestloop = off"),
    text("SET LOCAL enable_seqscan = off"),
)
_READ = text("""
    SELECT coalesce(sum(seq_tup_read + idx_tup_fetch), 0)
      FROM pg_stat_xact_user_tables WHERE relname = 'organisation'
""")


def rows_read(work: Work) -> int:
    return int(work.session.execute(_READ).scalar_one())


@pytest.mark.parametrize("role", [None, Role.ORGANISATION_BOARD])
def test_children_are_read_and_no_other_organisation(world: World, role: Role | None) -> None:
    with world.system() as work:
        top = organisations.get(work, "X1")
        everything = organisations.subtree(work, organisations.get(work, "TW"))
    actor = SYSTEM if role is None else Actor(member_id=None, grants=(Grant(role, tuple(top.ancestors)),))
    with world.runtime.work(actor, read_only=True) as work:
        for statement in _AS_IN_A_LARGE_COUNTRY:
            work.session.execute(statement)
        before = rows_read(work)
        found = organisations.children_as_of(work, top, work.today)
        read = rows_read(work) - before
    assert [child.code for child in found] == ["A", "B"]
    assert read == len(found) < len(everything)
