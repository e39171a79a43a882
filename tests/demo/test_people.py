"""The members of the demo: plausible, unlike each other, and the same every time."""

from __future__ import annotations

import unicodedata
from datetime import date, timedelta

import pytest

from core.vietnamese import normalise
from demo import COMMUNE, PROVINCE
from demo.people import Person, build_people
from demo.tree import FAILING_CELL, Tree, build_tree
from models import Gender, OrganisationKind

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def tree() -> Tree:
    return build_tree(COMMUNE)


@pytest.fixture(scope="module")
def people(tree: Tree) -> list[Person]:
    return [person for cell in build_people(tree, TODAY).values() for person in cell]


def test_a_commune_sized_demo_is_a_province_with_four_communes(tree: Tree, people: list[Person]) -> None:
    kinds = [unit.kind for unit in tree.units]
    assert kinds.count(OrganisationKind.COMMUNE) == 4
    assert kinds.count(OrganisationKind.BASE_COMMITTEE) == 1
    assert 80 <= len(tree.cells) <= 90
    assert 2_300 <= len(people) <= 2_700
    assert all(15 <= cell.members <= 45 for cell in tree.cells)


def test_a_province_sized_demo_has_sixty_thousand_members() -> None:
    tree = build_tree(PROVINCE)
    assert 2_400 <= len(tree.cells) <= 2_600
    assert 55_000 <= sum(cell.members for cell in tree.cells) <= 65_000


def test_codes_are_unique_and_stand_below_something(tree: Tree) -> None:
    codes = [unit.code for unit in tree.units]
    assert len(set(codes)) == len(codes)
    for position, unit in enumerate(tree.units[1:], start=1):
        assert unit.parent in codes[:position]


def test_forty_are_expected_in_the_failing_cell_at_all_times(people: list[Person]) -> None:
    cell = [person for person in people if person.cell == FAILING_CELL]
    assert len(cell) == 40
    assert not any(person.leave or person.stay or person.official_on is None for person in cell)
    assert not any(person.stay and person.stay.cell == FAILING_CELL for person in people)


def test_numbers_are_unique_and_well_formed(people: list[Person]) -> None:
    for numbers, length in (
        ([person.phone for person in people], 10),
        ([person.card_number for person in people], 8),
        ([person.citizen_id for person in people], 12),
    ):
        assert len(set(numbers)) == len(people)
        assert all(number.isdecimal() and len(number) == length for number in numbers)


def test_a_citizen_id_tells_century_sex_and_year(people: list[Person]) -> None:
    for person in people:
        digit = 2 * (person.birth_date.year // 100 - 19) + (person.gender is Gender.FEMALE)
        assert person.citizen_id[3:6] == f"{digit}{person.birth_date:%y}"


def test_dates_follow_each_other(people: list[Person]) -> None:
    for person in people:
        assert person.birth_date + timedelta(days=18 * 365) < person.admitted_on < TODAY
        if person.official_on is None:
            assert person.admitted_on > TODAY - timedelta(days=365)
        else:
            assert timedelta(days=360) < person.official_on - person.admitted_on < timedelta(days=370)
            assert person.official_on < TODAY - timedelta(days=365)


def test_some_are_probationary_exempt_or_attached_elsewhere(people: list[Person]) -> None:
    probationary = sum(person.official_on is None for person in people)
    assert 0.02 < probationary / len(people) < 0.06
    assert any(person.leave for person in people)
    assert any(person.stay for person in people)


def test_all_text_is_in_normal_form(tree: Tree, people: list[Person]) -> None:
    for text in [unit.name for unit in tree.units] + [person.full_name for person in people]:
        assert unicodedata.is_normalized("NFC", text)
        assert normalise(text) == text
        assert len(text.split()) >= 2


def test_names_vary_as_they_do_in_life(people: list[Person]) -> None:
    names = [person.full_name for person in people]
    families = [name.split()[0] for name in names]
    assert len(set(names)) > 0.85 * len(names)
    assert 0.25 < families.count("Nguyễn") / len(families) < 0.38


def test_the_same_people_come_out_every_time(tree: Tree, people: list[Person]) -> None:
    again = [person for cell in build_people(build_tree(COMMUNE), TODAY).values() for person in cell]
    tomorrow = build_people(tree, TODAY + timedelta(days=1))
    assert again == people
    assert [(one.full_name, one.phone, one.card_number) for one in people] == [
        (one.full_name, one.phone, one.card_number) for cell in tomorrow.values() for one in cell
    ]
