"""How to ask the test world about a day."""

from __future__ import annotations

from datetime import date, timedelta

from models import Membership
from services import members, organisations
from services.actor import SYSTEM
from services.organisations import Picture
from tests.conftest import StoppedClock
from tests.factories import World

TODAY = date(2026, 11, 22)


def seen(world: World, code: str, on: date) -> Picture:
    """An organisation as the handbook itself sees it on a day."""
    with world.system() as work:
        return organisations.get_as_of(work, code, on)


def children(world: World, code: str, on: date) -> list[str]:
    with world.system() as work:
        top = organisations.get(work, code)
        return sorted(child.code for child in organisations.children_as_of(work, top, on))


def people(world: World, code: str, on: date) -> set[str]:
    """The ids of the members at an organisation and below on a day."""
    with world.system() as work:
        rows = members.page(work, organisation=code, as_of=on, limit=500)
        return {str(row.member.id) for row in rows}


def memberships(world: World) -> set[tuple[str, int, date, date | None]]:
    """Every membership row there is."""
    with world.system() as work:
        return {
            (str(row.member_id), row.organisation_id, row.valid_from, row.valid_to)
            for row in work.session.query(Membership)
        }


def days_pass(world: World, clock: StoppedClock, days: int) -> None:
    """Let the clock go on, and the worker do what it does every day."""
    clock.advance(timedelta(days=days))
    while True:
        with world.runtime.work(SYSTEM) as work:
            if organisations.carry_out_next_due(work) is None:
                break
