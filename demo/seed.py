"""Making the demo organisation: once, all of it or nothing, the same every time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from uuid import UUID

from core.clock import LOCAL_TIME_ZONE, local_date
from core.errors import Conflict
from core.unit_of_work import Runtime
from demo.accounts import SignIn, open_accounts, read_sign_ins, write_sign_ins
from demo.assignments import give_tasks
from demo.directives import publish_directives
from demo.feedback import send_feedback
from demo.founding import found
from demo.history import History, Progress
from demo.judgements import judge_records
from demo.meetings import hold_meetings
from demo.monthly_reports import report_months
from demo.one_transaction import one_transaction
from demo.people import build_people
from demo.posts import People, sign_in_posts
from demo.sizes import COMMUNE, Size
from demo.tree import PROVINCE_OFFICE, Tree, build_tree
from services import accounts, organisations
from services.actor import SYSTEM

# Twelve whole months of life, and time to found everything before the first meeting is planned.
_HISTORY = timedelta(days=366 + 31 + 10)


class DatabaseInUse(Conflict):
    """The demo is for an empty database: it must never mix with real records."""

    code = "database_in_use"
    vi = "Cơ sở dữ liệu đã có tổ chức đảng; chỉ tạo dữ liệu mô phỏng trong cơ sở dữ liệu trống."
    en = "The database has organisations already; the demo is made in an empty database only."


@dataclass(frozen=True, slots=True)
class Summary:
    """What there is now. ``made`` counts what this call made, by kind; empty if all was there."""

    made: Mapping[str, int]
    sign_ins: list[SignIn]
    file: Path


def is_seeded(runtime: Runtime) -> bool:
    """Whether the database holds the demo."""
    with runtime.work(SYSTEM, read_only=True) as work:
        try:
            organisations.get(work, PROVINCE_OFFICE)
        except organisations.OrganisationNotFound:
            return False
    return True


def seed(runtime: Runtime, size: Size = COMMUNE, progress: Progress = lambda _done, _of: None) -> Summary:
    """Make the demo up to now, unless it is there, and write its sign-ins to the data folder.

    Interrupted at any moment, it leaves the database as it was. Where the demo is there and the
    file is gone, the sign-ins get a new password.

    Raises:
        DemoUnderWay: another process is doing it.
        DatabaseInUse: the database holds something else.
    """
    tree, now = build_tree(size), runtime.clock()
    people = build_people(tree, local_date(now))
    folder = runtime.settings.data_folder
    with one_transaction(runtime) as inside:
        made: Mapping[str, int] = {}
        sign_ins = read_sign_ins(folder)
        if not is_seeded(inside):
            made, sign_ins = _make(inside, now, tree, people, size, progress)
        elif sign_ins is None:
            sign_ins = open_accounts(inside, tree, people, _find(inside, people))
        # Before the commit: a file without the demo is harmless, the demo without the file is not.
        file = write_sign_ins(folder, sign_ins)
    return Summary(made, sign_ins, file)


def _make(
    runtime: Runtime, now: datetime, tree: Tree, people: People, size: Size, progress: Progress
) -> tuple[Mapping[str, int], list[SignIn]]:
    _refuse_if_used(runtime)
    history = History(runtime, now)
    first_day = history.today - _HISTORY
    sign_ins: list[SignIn] = []
    found(history, tree, people, first_day)
    history.at(_evening(first_day), partial(_sign_up, history, tree, people, sign_ins))
    hold_meetings(history, tree, people, size)
    publish_directives(history, tree, people, size)
    send_feedback(history, tree, people)
    give_tasks(history, tree, people)
    report_months(history, people)
    judge_records(history, people)
    history.run(progress)
    return dict(history.made), sign_ins


def _sign_up(history: History, tree: Tree, people: People, sign_ins: list[SignIn]) -> None:
    sign_ins += open_accounts(history.runtime, tree, people, history.known.ids)


def _refuse_if_used(runtime: Runtime) -> None:
    with runtime.work(SYSTEM) as work:
        if organisations.roots(work):
            raise DatabaseInUse


def _find(runtime: Runtime, people: People) -> dict[int, UUID]:
    """The ids of those who can sign in, by ``Person.serial``."""
    with runtime.work(SYSTEM) as work:
        return {
            post.person.serial: accounts.member_with_number(work, post.person.phone)
            for post in sign_in_posts(people)
        }


def _evening(day: date) -> datetime:
    return datetime.combine(day, time(18), LOCAL_TIME_ZONE)
