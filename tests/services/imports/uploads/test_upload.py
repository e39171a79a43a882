"""Taking a file in: who may, what is refused, and what is kept of it."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core.errors import Forbidden
from models import ImportRow, ImportState
from services import imports
from services.imports.errors import EmptyFile, ImportIsOver, ImportNotFound
from services.organisations import OrganisationNotFound
from tests.factories import World
from tests.services.imports.conftest import COMMUNE, list_of, person
from tests.services.imports.uploads.some import ADMINISTRATOR, NEXT_DOOR, names, now, uploaded

NAMES = ("An", "Bình", "Chi", "Dung", "Em", "Giang", "Hà", "Khánh", "Lan", "Mai", "Nga", "Oanh", "Phúc") * 2


def test_only_its_administrators_upload(commune: World) -> None:
    for who, refusal in (("organisation_board@T1", Forbidden), (NEXT_DOOR, OrganisationNotFound)):
        with commune.acting(who) as work, pytest.raises(refusal):
            imports.upload(work, organisation=COMMUNE, file_name="a.xlsx", content=list_of(person()))


def test_only_its_administrators_see_it(commune: World) -> None:
    run_id = uploaded(commune, person())
    for who in ("organisation_board@T1", NEXT_DOOR):
        with commune.acting(who) as work:
            assert imports.page(work) == []
            for look in (imports.get, imports.rows, imports.difference, imports.bad_rows, imports.discard):
                with pytest.raises(ImportNotFound):
                    look(work, run_id)


@pytest.mark.parametrize(("content", "refusal"), [(b"", EmptyFile), (b"%PDF-1.7", imports.FileRefused)])
def test_a_refused_file_leaves_nothing(commune: World, content: bytes, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        uploaded(commune, content=content)
    with commune.acting(ADMINISTRATOR, read_only=True) as work:
        assert imports.page(work, organisation=COMMUNE) == []


def test_a_small_file_is_read_at_once_and_nobody_is_stored(commune: World) -> None:
    run = now(commune, uploaded(commune, person(1), person(2, birth="1970"), person(3, name=None)))
    assert run.state is ImportState.READY
    assert (run.accepted, run.flagged, run.rejected) == (1, 1, 1)
    assert names(commune) == []


def test_a_large_file_waits_for_a_worker(commune: World) -> None:
    notes = "x" * 30_000
    lines = ["Họ và tên;Ngày sinh;Ngày vào Đảng;Chi bộ;Ghi chú"]
    lines += [
        f"Nguyễn Thị {name};{day}/3/1970;3/4/1999;Chi bộ thôn Đông;{notes}"
        for day, name in enumerate(NAMES, start=1)
    ]
    content = "\n".join(lines).encode()
    run_id = uploaded(commune, content=content)
    assert now(commune, run_id).state is ImportState.READING
    imports.read_upload(commune.runtime, run_id)
    found = now(commune, run_id)
    assert (found.state, found.progress) == (ImportState.READY, 100)
    assert found.accepted == len(NAMES)


def test_what_is_kept_of_persons_is_sealed(commune: World) -> None:
    content = list_of(person(1))  # made once: it holds the second at which it was made
    run_id = uploaded(commune, content=content)
    with commune.system() as work:
        row = work.session.scalars(select(ImportRow)).one()
        assert person(1)["name"].encode() not in row.content
        with work.files.open(run_id) as file:
            kept = file.read()
        assert not kept.startswith(b"PK")
        assert work.vault.open_bytes(kept) == content
        outline = imports.get(work, run_id).run.outline
        assert outline is not None
        assert person(1)["card"].encode() not in outline


def test_it_can_be_given_up_until_it_is_stored(commune: World) -> None:
    given_up, stored = uploaded(commune, person(1)), uploaded(commune, person(2))
    with commune.acting(ADMINISTRATOR) as work:
        imports.discard(work, given_up)
        imports.commit_upload(work, stored)
        with pytest.raises(ImportIsOver):
            imports.discard(work, stored)
        with pytest.raises(ImportNotFound):
            imports.get(work, given_up)
        assert list(work.session.scalars(select(ImportRow.run_id))) == []
