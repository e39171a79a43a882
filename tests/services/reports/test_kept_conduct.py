"""How meetings were conducted, from kept figures: the same as judging live, whatever happens in between."""

from __future__ import annotations

import os

from sqlalchemy import func, select, update

from models import ConductRollup, StaleConduct
from services import organisations, reports
from services.actor import SYSTEM
from services.reports.kept_conduct import conduct_below
from tests.factories import World
from tests.services.reports.conduct_in_time import MONTHS, ConductInTime
from tests.services.reports.random_histories import run_histories

STEPS = 30
EVENTS = int(os.environ.get("ROLLUP_EVENTS", "300"))


def test_random_histories(module_world: World) -> None:
    run_histories(lambda: ConductInTime(module_world.runtime), events=EVENTS, steps=STEPS)


def _counted(world: World) -> ConductInTime:
    """A small country with a meeting in January that is counted."""
    walk = ConductInTime(world.runtime)
    walk.a_small_country()
    walk.meet(0, 1, (5, 1, 0, 2))
    walk.a_worker_comes()
    return walk


def test_a_saved_sheet_marks_nothing(world: World) -> None:
    walk = _counted(world)
    walk.correct(0, (4, 2, 1, 2))
    with world.runtime.work(SYSTEM, read_only=True) as work:
        assert work.session.scalar(select(func.count()).select_from(StaleConduct)) == 0
    walk.ask(0, is_closed=True)
    with world.runtime.work(SYSTEM, read_only=True) as work:
        assert work.session.scalar(select(func.count()).select_from(StaleConduct)) == 1
    walk.teardown()


def test_a_wrong_figure_is_shown_until_it_is_found_and_mended(world: World) -> None:
    """Shown: what is not marked is not judged again, else the report would be as slow as ever."""
    walk = _counted(world)
    with world.runtime.work(SYSTEM) as work:
        work.session.execute(update(ConductRollup).values(meetings=7))
    with world.runtime.work(SYSTEM) as work:
        for top in ("c", "p1"):
            [found] = conduct_below(work, organisations.get(work, top), MONTHS[0]).values()
            assert found.meetings == 7
        assert [one.kind for one in reports.verify(work)] == ["sheet", "conduct"]
        reports.rebuild(work)
    with world.runtime.work(SYSTEM) as work:
        assert [one.kind for one in reports.verify(work)] == ["sheet"]
    walk.teardown()
