"""A list beside the members the handbook has already: known, changed, moved, or somebody else's number."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from core.errors import Forbidden
from services import imports
from services.imports import Preview
from services.organisations import OrganisationNotFound
from tests.factories import World
from tests.services.imports.conftest import COMMUNE, codes, list_of, person, verdicts

Look = Callable[..., Preview]
ADMINISTRATOR = f"administrator@{COMMUNE}"


@pytest.fixture
def stored(commune: World) -> World:
    """Three members of the commune, imported."""
    with commune.acting(ADMINISTRATOR) as work:
        imports.commit(work, list_of(person(1), person(2), person(3)), organisation=COMMUNE)
    return commune


def test_only_administrators_of_the_organisation_import(commune: World) -> None:
    for who, refusal in (("organisation_board@T1", Forbidden), ("administrator@X1", OrganisationNotFound)):
        with commune.acting(who) as work, pytest.raises(refusal):
            imports.preview(work, list_of(person()), organisation=COMMUNE)


def test_the_same_rows_again_change_nothing(stored: World, look: Look) -> None:
    shown = look(person(1), person(2), person(3))
    assert verdicts(shown) == ["accept"] * 3
    assert all("unchanged" in found for found in codes(shown))
    with stored.acting(ADMINISTRATOR, read_only=True) as work:
        assert imports.missing_from_file(work, shown) == []


@pytest.mark.parametrize(
    "variant",
    [
        {"name": "NGUYỄN THỊ SỐ B"},
        {"card": None, "citizen": None, "phone": None},
        {"citizen": None, "phone": None},
        {"gender": None},
    ],
)
@pytest.mark.usefixtures("stored")
def test_less_or_otherwise_spelled_is_no_change(look: Look, variant: dict) -> None:
    shown = look(person(1, **variant))
    assert "unchanged" in codes(shown)[0] or verdicts(shown) == ["flag"]
    assert next(iter(shown.matches.values())).is_unchanged


@pytest.mark.usefixtures("stored")
def test_what_differs_is_shown_field_by_field_and_never_accepted_silently(look: Look) -> None:
    shown = look(person(1, phone="0987654321", official=date(1996, 3, 3)))
    assert verdicts(shown) == ["flag"]
    match = next(iter(shown.matches.values()))
    assert [field.value for field in match.changes] == ["official_on", "phone"]


@pytest.mark.usefixtures("stored")
def test_another_cell_is_a_move(look: Look) -> None:
    shown = look(person(1, cell="Chi bộ thôn Đoài"))
    assert verdicts(shown) == ["flag"]
    assert codes(shown)[0] == {"stored_in_another_cell"}
    assert next(iter(shown.matches.values())).moves


@pytest.mark.parametrize("field", ["card", "citizen"])
@pytest.mark.usefixtures("stored")
def test_a_number_of_somebody_else_is_refused(look: Look, field: str) -> None:
    taken = person(2)[field]
    shown = look(person(9, name="Trần Văn Khác", gender="Nam", **{field: taken}))
    assert verdicts(shown) == ["reject"]
    assert "number_of_another_member" in codes(shown)[0]


def test_a_number_held_outside_the_organisation_is_refused_without_telling_whose(
    commune: World, look: Look
) -> None:
    elsewhere = commune.members["A"][0]
    shown = look(person(9, card=elsewhere.card_number))
    assert verdicts(shown) == ["reject"]
    assert shown.matches == {}


@pytest.mark.usefixtures("stored")
def test_a_phone_of_somebody_else_is_left_out(look: Look) -> None:
    shown = look(person(9, name="Trần Văn Khác", gender="Nam", phone=person(2)["phone"]))
    assert codes(shown)[0] == {"phone_taken"}
    assert shown.rows[0].phone is None


@pytest.mark.usefixtures("stored")
def test_a_namesake_born_the_same_day_with_other_numbers_is_shown_to_a_person(look: Look) -> None:
    other = person(2, card="29999999", citizen="001170999999", phone="0988888888")
    shown = look(other)
    assert codes(shown)[0] == {"stored_namesake"}
    assert verdicts(shown) == ["flag"]


def test_who_is_missing_from_the_list(stored: World, look: Look) -> None:
    shown = look(person(2))
    with stored.acting(ADMINISTRATOR, read_only=True) as work:
        assert [one.full_name for one in imports.missing_from_file(work, shown)] == [
            person(1)["name"],
            person(3)["name"],
        ]


def test_twice_in_one_list(look: Look) -> None:
    same = look(person(1), person(1))
    assert verdicts(same) == ["accept", "flag"]
    at_odds = look(person(1), person(1, phone="0987654321"))
    assert verdicts(at_odds) == ["flag", "flag"]
    two_people = look(person(1), person(2, citizen=person(1)["citizen"]))
    assert verdicts(two_people) == ["flag", "flag"]
    assert "number_twice_in_file" in codes(two_people)[0]
