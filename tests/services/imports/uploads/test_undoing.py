"""Taking a large import back where nobody waits for the answer."""

from __future__ import annotations

from uuid import UUID

import pytest
from sqlalchemy import delete

from models import ImportState, Role, RoleGrant
from services import imports
from services.imports.errors import ImportNotFound, ImportNotReady, ImportNotStored
from services.imports.uploads import undoing
from tests.factories import World
from tests.services.imports.conftest import person
from tests.services.imports.uploads.some import ADMINISTRATOR, NEXT_DOOR, names, now, uploaded


@pytest.fixture
def run_id(commune: World, monkeypatch: pytest.MonkeyPatch) -> UUID:
    """A stored import that is too large for a request."""
    monkeypatch.setattr(undoing, "_IN_REQUEST", 1)
    found = uploaded(commune, person(1), person(2))
    with commune.acting(ADMINISTRATOR) as work:
        imports.commit_upload(work, found)
    return found


def begin(world: World, run_id: UUID, who: str = ADMINISTRATOR) -> ImportState:
    with world.acting(who) as work:
        return imports.begin_undo(work, run_id).state


def test_who_may_not_begin_it(commune: World, run_id: UUID) -> None:
    with pytest.raises(ImportNotFound):
        begin(commune, run_id, NEXT_DOOR)


def test_what_is_not_stored_is_not_taken_back(commune: World) -> None:
    with pytest.raises(ImportNotStored):
        begin(commune, uploaded(commune, person(1)))


def test_a_worker_takes_it_back_and_says_what_it_did(commune: World, run_id: UUID) -> None:
    assert begin(commune, run_id) is ImportState.UNDOING
    assert len(names(commune)) == 2
    with pytest.raises(ImportNotReady):
        begin(commune, run_id)
    imports.undo_later(commune.runtime, run_id)
    run = now(commune, run_id)
    assert (run.state, run.progress) == (ImportState.UNDONE, 100)
    assert run.undo_result == {"removed": 2, "restored": 0, "kept": []}
    assert names(commune) == []
    imports.undo_later(commune.runtime, run_id)
    assert now(commune, run_id).undo_result == run.undo_result


def test_a_worker_refuses_who_may_not_any_more_and_everything_stays(commune: World, run_id: UUID) -> None:
    begin(commune, run_id)
    with commune.system() as work:
        work.session.execute(delete(RoleGrant).where(RoleGrant.role == Role.ADMINISTRATOR))
    imports.undo_later(commune.runtime, run_id)
    with commune.system() as work:
        run = imports.get(work, run_id).run
    assert run.state is ImportState.COMMITTED
    assert run.refusal is not None
    assert run.refusal["code"] == "import_not_found"


def test_a_small_one_is_taken_back_at_once(commune: World) -> None:
    run_id = uploaded(commune, person(1))
    with commune.acting(ADMINISTRATOR) as work:
        imports.commit_upload(work, run_id)
    assert begin(commune, run_id) is ImportState.UNDONE
    assert now(commune, run_id).undo_result == {"removed": 1, "restored": 0, "kept": []}
