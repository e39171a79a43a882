"""The demo is made once, in an empty database, all of it or nothing, the same every time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from core.unit_of_work import Runtime
from demo import DatabaseInUse, DemoUnderWay, is_seeded, read_sign_ins, seed
from demo.one_transaction import one_transaction
from demo.tree import PROVINCE, ROOT
from models import OrganisationKind
from services import members, organisations, reports
from services.actor import SYSTEM
from tests.demo.conftest import TINY, Demo, fresh_runtime


@pytest.fixture
def empty(owner_url: str, tmp_path: Path) -> Iterator[Runtime]:
    with fresh_runtime(owner_url, tmp_path) as runtime:
        yield runtime


def test_a_second_time_does_nothing(demo: Demo) -> None:
    before = _rows(demo.runtime)
    again = seed(demo.runtime, TINY)
    assert again.made == {}
    assert again.sign_ins == demo.summary.sign_ins
    assert _rows(demo.runtime) == before


def test_a_lost_file_is_written_again_with_a_new_password(demo: Demo) -> None:
    demo.summary.file.unlink()
    again = seed(demo.runtime, TINY)
    try:
        assert read_sign_ins(demo.summary.file.parent) == again.sign_ins
        assert [one.login for one in again.sign_ins] == [one.login for one in demo.summary.sign_ins]
        assert again.sign_ins[0].password != demo.summary.sign_ins[0].password
    finally:
        demo.summary.sign_ins[:] = again.sign_ins


def test_what_was_made_is_told(demo: Demo) -> None:
    made = demo.summary.made
    assert made["organisations"] == 2 + 2 + 1 + 10
    with demo.runtime.work(SYSTEM, read_only=True) as work:
        for kind, table in (("members", "member"), ("meetings", "meeting"), ("feedback", "feedback")):
            assert made[kind] == work.session.scalar(text(f"SELECT count(*) FROM {table}"))  # noqa: S608


def test_interrupted_it_leaves_nothing(empty: Runtime) -> None:
    def interrupt(done: int, _of: int) -> None:
        if done == 11:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        seed(empty, TINY, interrupt)
    assert not is_seeded(empty)
    with empty.work(SYSTEM) as work:
        assert organisations.roots(work) == []
    assert read_sign_ins(empty.settings.data_folder) is None


def test_it_never_mixes_with_real_records(empty: Runtime) -> None:
    with empty.work(SYSTEM) as work:
        organisations.create(work, code="X", name="Đảng bộ X", kind=OrganisationKind.PROVINCE, parent=None)
    with pytest.raises(DatabaseInUse):
        seed(empty, TINY)


def test_two_at_once_do_not_make_two(empty: Runtime) -> None:
    with one_transaction(empty), pytest.raises(DemoUnderWay):
        seed(empty, TINY)


def test_the_same_comes_out_every_time(demo: Demo, empty: Runtime) -> None:
    seed(empty, TINY)
    assert _told(empty) == _told(demo.runtime)


def _rows(runtime: Runtime) -> list[int]:
    tables = ("organisation", "member", "meeting", "receipt", "feedback", "audit_entry", "role_grant")
    with runtime.work(SYSTEM, read_only=True) as work:
        return [work.session.scalar(text(f"SELECT count(*) FROM {table}")) or 0 for table in tables]  # noqa: S608


def _told(runtime: Runtime) -> list[object]:
    """Names, numbers, codes and figures; ids and passwords differ."""
    with runtime.work(SYSTEM, read_only=True) as work:
        people = [
            (row.member.full_name, row.member.card_number, row.member.birth_date, row.cell.code)
            for row in members.page(work, organisation=ROOT, limit=1000)
        ]
        year = reports.attendance(work, PROVINCE, first_day=date(2025, 11, 1), last_day=date(2026, 11, 30))
        figures = [(row.organisation.code, row.meetings, row.expected, row.present) for row in year.rows]
        receipts = work.session.scalar(text("SELECT count(*) FROM receipt"))
    return [people, figures, receipts]
