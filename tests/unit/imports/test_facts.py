"""Several facts in one cell."""

from __future__ import annotations

import pytest

from services.imports.facts import split_facts
from services.imports.fields import Field

TWO_DATES = (Field.ADMITTED_ON, Field.OFFICIAL_ON)
NAME_AND_BIRTH = (Field.FULL_NAME, Field.BIRTH_DATE)


@pytest.mark.parametrize(
    "cell",
    [
        "19/5/1990\n19/5/1991", "19/5/1990; 19/5/1991", "19/5/1990, 19/5/1991", "19/5/1990 - 19/5/1991",
        "19/5/1990 19/5/1991", "19/5/1990 (19/5/1991)",
    ],
)  # fmt: skip
def test_two_dates(cell: str) -> None:
    assert split_facts(cell, TWO_DATES) == {Field.ADMITTED_ON: "19/5/1990", Field.OFFICIAL_ON: "19/5/1991"}


@pytest.mark.parametrize(
    "cell", ["Lê Văn An, 1/2/1970", "Lê Văn An\n1/2/1970", "Lê Văn An 1/2/1970", "Lê Văn An (1/2/1970)"]
)
def test_name_and_birth(cell: str) -> None:
    found = split_facts(cell, NAME_AND_BIRTH)
    assert found[Field.FULL_NAME] == "Lê Văn An"
    assert found[Field.BIRTH_DATE] == "1/2/1970"


def test_one_of_two() -> None:
    assert split_facts("19/5/1990", TWO_DATES) == {Field.ADMITTED_ON: "19/5/1990"}
    assert split_facts("; 19/5/1991", TWO_DATES) == {Field.ADMITTED_ON: None, Field.OFFICIAL_ON: "19/5/1991"}
    assert split_facts(12345678.0, (Field.CARD_NUMBER, Field.IGNORED)) == {Field.CARD_NUMBER: 12345678.0}


def test_facts_keep_their_places() -> None:
    facts = (Field.IGNORED, Field.IGNORED, Field.CARD_NUMBER)
    assert split_facts("000123; 456; 12345678", facts) == {Field.CARD_NUMBER: "12345678"}
