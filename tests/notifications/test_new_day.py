"""Changes of the tree take effect by themselves, whichever worker is there when their day comes."""

from __future__ import annotations

from datetime import date, timedelta

from notifications.new_day import carry_out_due
from services import organisations
from tests.conftest import StoppedClock
from tests.factories import World


def test_what_is_due_is_carried_out_once(world: World, clock: StoppedClock) -> None:
    tomorrow = date(2026, 11, 23)
    with world.acting("administrator@T1") as work:
        organisations.rename(work, "A", name="Chi bộ thôn An Hòa", effective_on=tomorrow)
        organisations.move(work, "A", parent="X2", effective_on=tomorrow)
    carry_out_due(world.runtime)
    assert place(world) == ("Chi bộ thôn An", "X1")
    clock.advance(timedelta(days=1))
    carry_out_due(world.runtime)
    carry_out_due(world.runtime)
    assert place(world) == ("Chi bộ thôn An Hòa", "X2")


def place(world: World) -> tuple[str, str | None]:
    with world.system() as work:
        found = organisations.get(work, "A")
        return found.name, organisations.parent_code(work, found)
