"""Storing what was decided: what was seen is what is stored."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlalchemy import func, select

from models import ImportChange, ImportRow, ImportState, Member, RowDecision, RowEffect
from services import imports, members
from services.imports.errors import ImportNotFound, ImportNotReady, ImportNotStored, StoredMeanwhile
from services.imports.reading import read
from services.imports.uploads import jobs
from tests.conftest import StoppedClock
from tests.factories import World
from tests.services.imports.conftest import list_of, person
from tests.services.imports.uploads.some import ADMINISTRATOR, names, now, uploaded

STORE = RowDecision.STORE


def commit(world: World, run_id: UUID) -> None:
    with world.acting(ADMINISTRATOR) as work:
        imports.commit_upload(work, run_id)


def decide(world: World, run_id: UUID, *rows: int) -> None:
    with world.acting(ADMINISTRATOR) as work:
        imports.decide(work, run_id, STORE, [("DS", row) for row in rows])


@pytest.fixture
def stored(commune: World) -> World:
    commit(commune, uploaded(commune, person(1), person(2), person(3)))
    return commune


def correct(world: World, number: int, **fields: object) -> None:
    with world.system() as work:
        query = select(Member).where(Member.card_number == person(number)["card"])
        members.correct(work, work.session.scalars(query).one(), fields)


def test_accepted_and_decided_rows_are_stored_and_nothing_else(commune: World) -> None:
    run_id = uploaded(commune, person(1), person(2, card="12"), person(3, card="13"), person(4, name=None))
    decide(commune, run_id, 3)
    commit(commune, run_id)
    run = now(commune, run_id)
    assert (run.state, run.admitted, run.left_out) == (ImportState.COMMITTED, 2, 2)
    assert names(commune) == [person(1)["name"], person(2)["name"]]
    with commune.acting(ADMINISTRATOR) as work, pytest.raises(ImportNotReady):
        imports.commit_upload(work, run_id)


def test_rows_that_were_left_out_can_still_be_taken_away_as_a_spreadsheet(commune: World) -> None:
    run_id = uploaded(
        commune,
        person(1, birth=date(1970, 5, 20)),
        person(2, card="12"),
        person(3, birth="31/2/1970"),
    )
    decide(commune, run_id, 3)
    commit(commune, run_id)
    with commune.acting(ADMINISTRATOR, read_only=True) as work:
        heading, *rows = read(imports.bad_rows(work, run_id)).sheets[0].rows
        assert [row.row for row in imports.rows(work, run_id)] == [4]
    assert heading[:6] == ["Trang tính", "Dòng", "Kết quả", "Lý do", "STT", "Họ và tên"]
    assert [row[:3] for row in rows] == [["DS", "4", "Chưa nhập được"]]
    assert "không phải là một ngày có thật" in str(rows[0][3])


def test_the_difference_is_told_before(stored: World) -> None:
    run_id = uploaded(
        stored,
        person(1),
        person(2, phone="0987654321", cell="Chi bộ thôn Đoài"),
        person(4),
        person(5, card="1"),
    )
    with stored.acting(ADMINISTRATOR) as work:
        before = imports.difference(work, run_id)
        assert (before.new, before.changed, before.moved, before.unchanged) == (1, 0, 0, 1)
        assert (before.left_out, before.missing) == (2, 1)
        assert [one.full_name for one in imports.missing(work, run_id)] == [person(3)["name"]]
        imports.decide(work, run_id, STORE, [("DS", 3)])
        after = imports.difference(work, run_id)
        assert (after.changed, after.moved, after.left_out) == (1, 1, 1)
        (row,) = imports.rows(work, run_id, effects=[RowEffect.CHANGED_AND_MOVED])
    assert [(one.field, one.before, one.after) for one in row.changes] == [
        ("phone", "•••••••••002", "+84987654321"),
        ("cell", "Chi bộ thôn Đông", "Chi bộ thôn Đoài"),
    ]


def test_what_has_changed_since_it_was_agreed_to_is_not_stored(stored: World) -> None:
    run_id = uploaded(stored, person(1, official=date(1996, 5, 5)), person(6))
    decide(stored, run_id, 2)
    correct(stored, 1, official_on=date(1996, 7, 7))
    with pytest.raises(StoredMeanwhile):
        commit(stored, run_id)
    assert person(6)["name"] not in names(stored)
    with stored.acting(ADMINISTRATOR) as work:
        imports.set_columns(work, run_id, [])
        assert imports.undecided(work, run_id) == 1
    decide(stored, run_id, 2)
    commit(stored, run_id)
    assert now(stored, run_id).changed == 1


def test_what_nobody_decided_is_left_out_even_if_its_doubt_is_gone(stored: World) -> None:
    run_id = uploaded(stored, person(1, official=date(1996, 5, 5)))
    correct(stored, 1, official_on=date(1996, 5, 5))
    commit(stored, run_id)
    assert (now(stored, run_id).unchanged, now(stored, run_id).left_out) == (0, 1)


def test_the_same_file_again_changes_nothing(stored: World) -> None:
    run_id = uploaded(stored, person(1), person(2), person(3))
    commit(stored, run_id)
    run = now(stored, run_id)
    assert (run.admitted, run.changed, run.moved, run.unchanged, run.left_out) == (0, 0, 0, 3, 0)


def test_undo_by_the_same_id(stored: World) -> None:
    run_id = uploaded(stored, person(4))
    with stored.acting(ADMINISTRATOR) as work, pytest.raises(ImportNotStored):
        imports.undo(work, run_id)
    commit(stored, run_id)
    with stored.acting("administrator@X1") as work, pytest.raises(ImportNotFound):
        imports.undo(work, run_id)
    with stored.acting(ADMINISTRATOR) as work:
        assert imports.undo(work, run_id).removed == 1
    assert now(stored, run_id).state is ImportState.UNDONE
    assert person(4)["name"] not in names(stored)


def test_the_file_is_removed_once_it_is_stored(commune: World) -> None:
    run_id = uploaded(commune, person(1))
    commit(commune, run_id)
    imports.forget_file(commune.runtime, run_id)
    with commune.system() as work, pytest.raises(FileNotFoundError):
        work.files.open(run_id)


class TestByAWorker:
    """Files that are too large for a request: the same, in two steps."""

    @pytest.fixture(autouse=True)
    def _everything_is_large(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(jobs, "IN_REQUEST_BYTES", 0)

    def test_the_whole_way(self, commune: World) -> None:
        run_id = uploaded(commune, person(1), person(2, card="12"))
        imports.read_upload(commune.runtime, run_id)
        decide(commune, run_id, 3)
        commit(commune, run_id)
        assert now(commune, run_id).state is ImportState.STORING
        assert names(commune) == []
        for _ in range(2):
            imports.store_upload(commune.runtime, run_id)
        run = now(commune, run_id)
        assert (run.state, run.admitted, run.progress) == (ImportState.COMMITTED, 2, 100)
        assert run.actor_id == commune.person(ADMINISTRATOR).member_id

    def test_a_refused_file_says_why(self, commune: World) -> None:
        run_id = uploaded(commune, content=b"%PDF-1.7")
        imports.read_upload(commune.runtime, run_id)
        run = now(commune, run_id)
        assert run.state is ImportState.REFUSED
        assert run.refusal is not None
        assert run.refusal["code"] == "import_not_a_spreadsheet"
        with commune.acting(ADMINISTRATOR) as work:
            imports.discard(work, run_id)

    def test_nothing_is_stored_for_who_lost_the_right_meanwhile(self, commune: World) -> None:
        run_id = uploaded(commune, person(1))
        imports.read_upload(commune.runtime, run_id)
        commit(commune, run_id)
        with commune.system() as work:
            imports.get(work, run_id).run.actor_id = commune.person("administrator@X1").member_id
        imports.store_upload(commune.runtime, run_id)
        with commune.system() as work:
            run = imports.get(work, run_id).run
            assert run.state is ImportState.READY
            assert run.refusal is not None
            assert run.refusal["code"] == "import_not_found"
        assert names(commune) == []

    def test_a_change_meanwhile_is_told_and_can_be_decided_again(self, stored_by_worker: World) -> None:
        world = stored_by_worker
        run_id = uploaded(world, person(1, official=date(1996, 5, 5)))
        imports.read_upload(world.runtime, run_id)
        decide(world, run_id, 2)
        commit(world, run_id)
        correct(world, 1, official_on=date(1996, 7, 7))
        imports.store_upload(world.runtime, run_id)
        run = now(world, run_id)
        assert run.state is ImportState.READY
        assert run.refusal is not None
        assert run.refusal["code"] == "import_outdated"

    @pytest.fixture
    def stored_by_worker(self, commune: World) -> World:
        run_id = uploaded(commune, person(1))
        imports.read_upload(commune.runtime, run_id)
        commit(commune, run_id)
        imports.store_upload(commune.runtime, run_id)
        return commune


class TestForgetting:
    """Nothing personal is kept for the case that somebody might come back to it."""

    def test_after_seven_days_file_and_rows_are_gone(self, commune: World, clock: StoppedClock) -> None:
        waiting = uploaded(commune, person(1))
        stored = uploaded(commune, person(2), person(3, name=None))
        commit(commune, stored)
        clock.advance(timedelta(days=6))
        assert imports.forget_old(commune.runtime) == 0
        clock.advance(timedelta(days=2))
        assert imports.forget_old(commune.runtime) == 1
        with commune.system() as work:
            assert work.session.scalar(select(func.count()).select_from(ImportRow)) == 0
            with pytest.raises(ImportNotFound):
                imports.get(work, waiting)
            with pytest.raises(FileNotFoundError):
                work.files.open(waiting)
            assert imports.get(work, stored).run.state is ImportState.COMMITTED

    def test_what_the_undo_needs_goes_when_it_is_over(self, stored: World, clock: StoppedClock) -> None:
        run_id = uploaded(stored, person(1, official=date(1996, 5, 5)))
        decide(stored, run_id, 2)
        commit(stored, run_id)
        for days, left in ((90, 1), (1, 0)):
            clock.advance(timedelta(days=days))
            imports.forget_old(stored.runtime)
            with stored.system() as work:
                assert work.session.scalar(select(func.count()).select_from(ImportChange)) == left


def test_the_list_of_imports(commune: World) -> None:
    first, second = uploaded(commune, person(1)), uploaded(commune, content=list_of(person(2)))
    with commune.acting(ADMINISTRATOR, read_only=True) as work:
        assert [found.run.id for found in imports.page(work)] == [second, first]
        assert [found.run.id for found in imports.page(work, before=second, limit=1)] == [first]
