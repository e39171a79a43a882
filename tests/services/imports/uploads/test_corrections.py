"""Correcting single values of a file that waits to be stored."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import select

from core.errors import Forbidden
from models import ImportCorrection, ImportState, Member, RowDecision, Verdict
from services import imports
from services.imports import Correction, Field
from services.imports.errors import (
    ImportNotFound,
    ImportNotReady,
    ImportRowNotFound,
    ValueNotCorrectable,
)
from services.imports.reading import read
from services.imports.uploads import jobs
from tests.factories import World
from tests.factories.spreadsheets import Grid, writers
from tests.services.imports.conftest import COMMUNE, person
from tests.services.imports.uploads.some import ADMINISTRATOR, NEXT_DOOR, names, now, uploaded

# Row 2 is sound; 3 says a year only; 4 lacks its name.
PEOPLE = (person(1), person(2, birth="1970"), person(3, name=None))
BIRTH = Correction("DS", 3, Field.BIRTH_DATE, "05/03/1970")
NAME = Correction("DS", 4, Field.FULL_NAME, "Trần Thị Bình")


@pytest.fixture
def run_id(commune: World) -> UUID:
    return uploaded(commune, *PEOPLE)


def correct(world: World, run_id: UUID, *corrections: Correction, who: str = ADMINISTRATOR) -> None:
    with world.acting(who) as work:
        imports.correct(work, run_id, corrections)


def shown(world: World, run_id: UUID) -> dict[int, imports.ShownRow]:
    with world.acting(ADMINISTRATOR, read_only=True) as work:
        return {row.row: row for row in imports.rows(work, run_id)}


@pytest.mark.parametrize(
    ("correction", "refusal"),
    [
        (BIRTH._replace(row=99), ImportRowNotFound),
        (BIRTH._replace(field=Field.NOTE), ValueNotCorrectable),
        (NAME._replace(text="A" * 201), ValueNotCorrectable),
    ],
)
def test_what_cannot_be_corrected(
    commune: World, run_id: UUID, correction: Correction, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        correct(commune, run_id, correction)


def test_who_may_not_correct_it(commune: World, run_id: UUID) -> None:
    for who in (NEXT_DOOR, "organisation_board@X1"):
        with pytest.raises((ImportNotFound, Forbidden)):
            correct(commune, run_id, BIRTH, who=who)
        with pytest.raises(ImportNotFound), commune.acting(who, read_only=True) as work:
            imports.corrections(work, run_id)


def test_a_corrected_row_is_judged_anew_and_keeps_what_the_file_says(commune: World, run_id: UUID) -> None:
    before = shown(commune, run_id)
    assert [(row.verdict, row.in_doubt) for row in before.values()] == [
        (Verdict.ACCEPT, []),
        (Verdict.FLAG, [Field.BIRTH_DATE]),
        (Verdict.REJECT, [Field.FULL_NAME]),
    ]
    assert before[3].read["birth_date"] == "1970"
    correct(commune, run_id, BIRTH, NAME)
    after = shown(commune, run_id)
    assert [row.verdict for row in after.values()] == [Verdict.ACCEPT] * 3
    assert after[3].member["birth_date"] == "1970-03-05"
    assert (after[3].read["birth_date"], after[3].typed) == ("1970", {"birth_date": "05/03/1970"})
    run = now(commune, run_id)
    assert (run.accepted, run.flagged, run.rejected) == (3, 0, 0)


def test_what_was_typed_is_stored_and_known_afterwards(commune: World, run_id: UUID) -> None:
    correct(commune, run_id, BIRTH, NAME)
    correct(commune, run_id, BIRTH._replace(text="06/03/1970"))
    with commune.acting(ADMINISTRATOR) as work:
        imports.commit_upload(work, run_id)
        assert imports.corrections(work, run_id) == [
            ("DS", 3, Field.BIRTH_DATE, "1970", "06/03/1970"),
            ("DS", 4, Field.FULL_NAME, None, "Trần Thị Bình"),
        ]
        born = select(Member.birth_date).where(Member.card_number == PEOPLE[1]["card"])
        assert work.session.scalar(born) == date(1970, 3, 6)
        kept = work.session.scalars(select(ImportCorrection)).all()
        assert all(b"1970" not in one.value for one in kept)
        assert {one.corrected_by for one in kept} == {work.actor.member_id}
    assert "Trần Thị Bình" in names(commune)


def test_rows_left_out_show_what_was_typed_in_its_column(commune: World) -> None:
    run_id = uploaded(commune, person(1, card="12"), person(2, name=None, birth="1970"))
    correct(commune, run_id, BIRTH, BIRTH._replace(row=2, text="07/03/1970"))
    with commune.acting(ADMINISTRATOR, read_only=True) as work:
        heading, *rows = read(imports.bad_rows(work, run_id)).sheets[0].rows
    born, card = heading.index("Ngày sinh"), heading.index("Số thẻ đảng viên")
    assert heading.count("Ngày sinh") == 1
    assert [(row[born], row[card]) for row in rows] == [
        ("07/03/1970", "12"),
        ("05/03/1970", person(2)["card"]),
    ]


def test_what_has_no_column_of_its_own_stands_in_one_added_and_is_read_from_there(commune: World) -> None:
    headings = ["STT", "Họ và tên", "Năm sinh", "Ngày vào Đảng", "Ngày chính thức"]
    row = [1.0, "Trần Văn Bình", 1970.0, "03/02/1995", "03/02/1996"]
    content = writers.xlsx([Grid("DS", [headings, row])])
    run_id = uploaded(commune, content=content)
    correct(commune, run_id, Correction("DS", 2, Field.PHONE, "0987654321"))
    with commune.acting(ADMINISTRATOR, read_only=True) as work:
        table = imports.bad_rows(work, run_id)
        heading, left = read(table).sheets[0].rows
        assert (heading[-1], left[-1]) == ("Số điện thoại", "0987654321")
        assert imports.preview(work, table, organisation=COMMUNE).rows[0].phone == "+84987654321"


def test_rules_over_several_rows_look_again_too(commune: World) -> None:
    run_id = uploaded(commune, person(1), person(2, card="12"))
    correct(commune, run_id, Correction("DS", 3, Field.CARD_NUMBER, person(1)["card"]))
    rows = shown(commune, run_id)
    assert [row.verdict for row in rows.values()] == [Verdict.FLAG, Verdict.FLAG]
    correct(commune, run_id, Correction("DS", 3, Field.CARD_NUMBER, ""))
    assert [row.verdict for row in shown(commune, run_id).values()] == [Verdict.ACCEPT, Verdict.ACCEPT]


def test_a_decision_on_what_a_row_said_before_is_asked_again(commune: World) -> None:
    run_id = uploaded(commune, person(1, card="12"), person(2, card="13"))
    with commune.acting(ADMINISTRATOR) as work:
        imports.decide(work, run_id, RowDecision.STORE, [("DS", 2), ("DS", 3)])
    correct(commune, run_id, Correction("DS", 2, Field.CARD_NUMBER, "14"))
    rows = shown(commune, run_id)
    assert [row.decision for row in rows.values()] == [None, RowDecision.STORE]


def test_a_large_file_is_read_again_by_a_worker(
    commune: World, run_id: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "IN_REQUEST_BYTES", 0)
    correct(commune, run_id, BIRTH)
    assert now(commune, run_id).state is ImportState.READING
    with pytest.raises(ImportNotReady):
        correct(commune, run_id, NAME)
    imports.read_upload(commune.runtime, run_id)
    assert shown(commune, run_id)[3].verdict is Verdict.ACCEPT
