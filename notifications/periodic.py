"""What happens by itself, and when: one table, each line done by whichever worker comes first."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from procrastinate import App

from core.jobs import Job
from core.unit_of_work import Runtime
from notifications.adoption import COUNT_ADOPTION, count_adoption
from notifications.conduct import JUDGE_CONDUCT, judge_conduct
from notifications.escalation import ESCALATE_OVERDUE, escalate_overdue
from notifications.forgetting import FORGET_OLD, forget_old
from notifications.meeting_months import BUILD_KITS, PLAN_MONTHS, build_kits, plan_months
from notifications.monthly_reports import MAKE_REPORTS, make_reports
from notifications.new_day import CARRY_OUT_DUE, carry_out_due
from notifications.nudges import NUDGE, nudge
from notifications.reading_ladder import CLIMB, climb
from notifications.records import LOOK_AFTER_RECORDS, look_after_records
from notifications.tallies import COUNT_CHANGED_CELLS, count_changed_cells
from notifications.warnings import JUDGE_CELLS, JUDGE_CHANGED, judge_cells, judge_changed
from notifications.webhooks import DELIVER_DUE, deliver_due


class Periodic(NamedTuple):
    """A job that nobody has to ask for; ``when`` is five fields of cron, in UTC, and a sixth for seconds."""

    when: str
    job: Job
    doing: Callable[[Runtime], None]


# A worker that starts makes up for the last time it missed, so each must do no harm when it runs again.
PERIODIC = (
    Periodic("* * * * *", DELIVER_DUE, deliver_due),
    Periodic("* * * * * */10", COUNT_CHANGED_CELLS, count_changed_cells),
    Periodic("* * * * * */10", JUDGE_CONDUCT, judge_conduct),
    Periodic("*/10 * * * *", CARRY_OUT_DUE, carry_out_due),  # midnight in Viet Nam is among these minutes
    Periodic("23 * * * *", PLAN_MONTHS, plan_months),
    Periodic("41 * * * *", COUNT_ADOPTION, count_adoption),
    Periodic("7 */4 * * *", BUILD_KITS, build_kits),
    Periodic("3-59/15 * * * *", CLIMB, climb),  # who is rung at night says the rule
    Periodic("*/5 * * * *", JUDGE_CHANGED, judge_changed),
    Periodic("7 20 * * *", JUDGE_CELLS, judge_cells),  # 03:07 in Viet Nam
    Periodic("37 19 * * *", FORGET_OLD, forget_old),  # 02:37 in Viet Nam
    Periodic("47 19 * * *", LOOK_AFTER_RECORDS, look_after_records),  # 02:47
    Periodic("11 0-13 * * *", NUDGE, nudge),  # 07:11 to 20:11, nobody is rung at night
    Periodic("51 0 * * *", MAKE_REPORTS, make_reports),  # 07:51
    Periodic("30 23 * * *", ESCALATE_OVERDUE, escalate_overdue),  # 06:30
)


def add_periodic(app: App, runtime: Runtime) -> None:
    """Register every line of the table."""
    for one in PERIODIC:
        _add(app, runtime, one)


def _add(app: App, runtime: Runtime, one: Periodic) -> None:
    @app.periodic(cron=one.when)
    @app.task(name=one.job.name, queue=one.job.queue)
    def due(timestamp: int) -> None:  # noqa: ARG001 - every periodic task is told its time
        one.doing(runtime)
