"""What the boards of the demo find: tasks, warnings, monthly reports, a number of their own."""

from __future__ import annotations

from models import WarningState
from services import monthly_reports, rule_packs, tasks, warnings
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


def test_the_newest_monthly_report_waits_for_a_signature(demo: Demo) -> None:
    for level in ("commune", "province"):
        board = demo.sign_in("organisation_board", level)
        with demo.acting(board) as work:
            own = [
                line.report
                for line in monthly_reports.page(work, board.organisation)
                if line.organisation.code == board.organisation
            ]
        signed = [report.month for report in own if report.signed_at]
        [waiting] = [report.month for report in own if not report.signed_at]
        assert len(signed) == 2
        assert waiting > max(signed)
