"""The kept figures are what an independent count day by day finds, whatever happens in between."""

from __future__ import annotations

import os

from sqlalchemy import update

from models import MeetingRollup
from services import reports
from services.actor import SYSTEM
from tests.factories import World
from tests.services.reports.meetings_in_time import MeetingsInTime
from tests.services.reports.random_histories import run_histories

STEPS = 40
EVENTS = int(os.environ.get("ROLLUP_EVENTS", "2000"))
"""More by command: ROLLUP_EVENTS=1000000 pytest tests/services/reports/test_rollups.py"""


def test_random_histories(module_world: World) -> None:
    run_histories(lambda: MeetingsInTime(module_world.runtime), events=EVENTS, steps=STEPS)


def test_a_wrong_figure_is_found_and_mended(world: World) -> None:
    walk = MeetingsInTime(world.runtime)
    walk.a_small_country()
    walk.meet(0, 1, (5, 1, 0, 2))
    with world.runtime.work(SYSTEM) as work:
        assert reports.verify(work)[1:] == []
        work.session.execute(update(MeetingRollup).values(present=1))
    with world.runtime.work(SYSTEM) as work:
        assert [one.kind for one in reports.verify(work)] == ["sheet", "rollup"]
        reports.rebuild(work)
    with world.runtime.work(SYSTEM) as work:
        assert [one.kind for one in reports.verify(work)] == ["sheet"]
    walk.teardown()
