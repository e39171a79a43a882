"""Tasks of the demo stand in every way; its records raise warnings by themselves; one number is its own."""

from __future__ import annotations

from models import WarningState
from services import rule_packs, tasks, warnings
from services.tasks import Standing
from tests.demo.conftest import Demo


def test_tasks_stand_in_every_way(demo: Demo) -> None:
    board = demo.sign_in("organisation_board", "province")
    with demo.acting(board) as work:
        found = tasks.board(work, board.organisation).total
    assert all(found.counts[one] for one in (Standing.DONE, Standing.RECURRING, Standing.OVERDUE))
    assert found.counts[Standing.ON_SCHEDULE]


def test_the_records_raise_warnings(demo: Demo) -> None:
    board = demo.sign_in("organisation_board", "province")
    with demo.acting(board) as work:
        found = warnings.page(work, limit=200)
        assert {one.warning.state for one in found} >= {WarningState.OPEN}
        assert len({one.warning.rule for one in found}) >= 3
        assert not [one for one in found if one.warning.member_id]


def test_a_commune_decided_a_number(demo: Demo) -> None:
    board = demo.sign_in("organisation_board", "commune")
    with demo.acting(board) as work:
        decided = rule_packs.rules_at(work, board.organisation, work.today).decisions
    assert [(one.rule, one.value) for one, _ in decided] == [("meeting.minutes_at_least", 75)]
