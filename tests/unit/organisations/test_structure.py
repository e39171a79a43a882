"""What may stand below what."""

from __future__ import annotations

from itertools import product

import pytest

from models import CELL_KINDS, OrganisationKind
from services.organisations.rules import may_stand_below

K = OrganisationKind


@pytest.mark.parametrize(("kind", "parent"), list(product(sorted(CELL_KINDS), sorted(CELL_KINDS))))
def test_no_cell_stands_below_a_cell(kind: K, parent: K) -> None:
    assert not may_stand_below(kind, parent)


@pytest.mark.parametrize("parent", K)
def test_nothing_stands_above_the_centre_and_nothing_below_a_group(parent: K) -> None:
    assert not may_stand_below(K.CENTRE, parent)
    assert not may_stand_below(parent, K.GROUP)


@pytest.mark.parametrize("parent", sorted(CELL_KINDS))
def test_cells_carry_only_groups(parent: K) -> None:
    assert {kind for kind in K if may_stand_below(kind, parent)} == {K.GROUP}


@pytest.mark.parametrize(("one", "other"), list(product(K, K)))
def test_of_two_kinds_at_most_one_stands_below_the_other(one: K, other: K) -> None:
    assert not (may_stand_below(one, other) and may_stand_below(other, one))


@pytest.mark.parametrize(("low", "middle", "high"), list(product(K, K, K)))
def test_what_stands_below_stands_below_all_above(low: K, middle: K, high: K) -> None:
    if may_stand_below(low, middle) and may_stand_below(middle, high):
        assert may_stand_below(low, high)


@pytest.mark.parametrize(
    ("kind", "parent"),
    [
        (K.PROVINCE, K.CENTRE),
        (K.COMMUNE, K.PROVINCE),
        (K.CELL, K.COMMUNE),
        (K.BASE_CELL, K.COMMUNE),
        (K.BASE_COMMITTEE, K.COMMUNE),
        (K.SUB_COMMITTEE, K.BASE_COMMITTEE),
        (K.CELL, K.SUB_COMMITTEE),
        (K.GROUP, K.CELL),
        (K.CELL, K.PROVINCE),
    ],
)
def test_the_structure_of_the_party(kind: K, parent: K) -> None:
    assert may_stand_below(kind, parent)
