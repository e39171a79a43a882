"""Looking at rows, and deciding about the flagged ones."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest

from models import RowDecision, Verdict
from services import imports
from services.actor import Work
from services.imports import Code
from services.imports.commit import IncompleteRow
from services.imports.errors import ImportNotReady, ImportRowNotFound, RowNeedsNoDecision
from tests.factories import World
from tests.services.imports.conftest import person
from tests.services.imports.uploads.some import ADMINISTRATOR, uploaded

STORE, LEAVE = RowDecision.STORE, RowDecision.LEAVE
# Row 2 is sound; 3 and 4 lack digits of the card; 5 also is very old; 6 says a year only; 7 no name.
PEOPLE = (
    person(1),
    person(2, card="12"),
    person(3, card="13"),
    person(4, card="14", birth="01/01/1915", citizen=None),
    person(5, birth="1970"),
    person(6, name=None),
)


@pytest.fixture
def run_id(commune: World) -> UUID:
    return uploaded(commune, *PEOPLE)


@pytest.fixture
def work(commune: World, run_id: UUID):  # noqa: ARG001 - the import first
    with commune.acting(ADMINISTRATOR) as work:
        yield work


def decisions(work: Work, run_id: UUID) -> dict[int, RowDecision | None]:
    return {row.row: row.decision for row in imports.rows(work, run_id, verdict=Verdict.FLAG)}


@pytest.mark.parametrize(
    ("decision", "place", "refusal"),
    [
        (STORE, ("DS", 99), ImportRowNotFound),
        (STORE, ("khác", 3), ImportRowNotFound),
        (STORE, ("DS", 2), RowNeedsNoDecision),
        (LEAVE, ("DS", 7), RowNeedsNoDecision),
        (STORE, ("DS", 7), IncompleteRow),
        (STORE, ("DS", 6), IncompleteRow),
    ],
)
def test_what_cannot_be_decided(
    work: Work, run_id: UUID, decision: RowDecision, place: tuple[str, int], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        imports.decide(work, run_id, decision, [("DS", 3), place])
    assert set(decisions(work, run_id).values()) == {None}


def test_rows_are_shown_with_reasons_and_proposals(work: Work, run_id: UUID) -> None:
    found = imports.rows(work, run_id)
    assert [(row.row, row.verdict.value, row.is_storable) for row in found] == [
        (2, "accept", True),
        (3, "flag", True),
        (4, "flag", True),
        (5, "flag", True),
        (6, "flag", False),
        (7, "reject", False),
    ]
    assert found[0].member["phone"] == "+84950000001"
    assert found[0].cells == []
    assert [finding.code for finding in found[1].findings] == [Code.CARD_NUMBER_MALFORMED]
    assert "12" in found[1].cells


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({"verdict": Verdict.FLAG}, [3, 4, 5, 6]),
        ({"verdict": Verdict.REJECT}, [7]),
        ({"doubt": Code.VERY_OLD}, [5]),
        ({"after": 1, "limit": 2}, [4, 5]),
        ({"undecided": True}, [3, 4, 5, 6]),
        ({"undecided": False}, [2, 7]),
    ],
)
def test_rows_are_chosen(work: Work, run_id: UUID, wanted: dict, expected: list[int]) -> None:
    assert [row.row for row in imports.rows(work, run_id, **wanted)] == expected


def test_doubts_are_counted(work: Work, run_id: UUID) -> None:
    found = {doubt.code: (doubt.rows, doubt.undecided, doubt.alone) for doubt in imports.doubts(work, run_id)}
    assert found[Code.CARD_NUMBER_MALFORMED] == (3, 3, 2)
    assert found[Code.VERY_OLD] == (1, 1, 0)
    assert found[Code.DATE_PARTIAL] == (1, 1, 0)


def test_one_decision_for_all_of_a_kind_takes_only_rows_without_another_doubt(
    work: Work, run_id: UUID
) -> None:
    assert imports.decide_all(work, run_id, STORE, Code.CARD_NUMBER_MALFORMED) == 2
    assert decisions(work, run_id) == {3: STORE, 4: STORE, 5: None, 6: None}
    assert imports.undecided(work, run_id) == 2


def test_all_of_a_kind_are_left_out_whatever_else_is_wrong(work: Work, run_id: UUID) -> None:
    assert imports.decide_all(work, run_id, LEAVE, Code.CARD_NUMBER_MALFORMED) == 3
    assert decisions(work, run_id) == {3: LEAVE, 4: LEAVE, 5: LEAVE, 6: None}


def test_a_decision_can_be_taken_back(work: Work, run_id: UUID) -> None:
    imports.decide(work, run_id, STORE, [("DS", 3), ("DS", 4)])
    imports.decide(work, run_id, None, [("DS", 3)])
    assert decisions(work, run_id) == {3: None, 4: STORE, 5: None, 6: None}


def test_nothing_is_decided_once_it_is_stored(work: Work, run_id: UUID) -> None:
    imports.commit_upload(work, run_id)
    deciding: list[Callable[[], int]] = [
        lambda: imports.decide(work, run_id, LEAVE, [("DS", 3)]),
        lambda: imports.decide_all(work, run_id, LEAVE, Code.VERY_OLD),
    ]
    for decide in deciding:
        with pytest.raises(ImportNotReady):
            decide()
