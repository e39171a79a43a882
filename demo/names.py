"""Vietnamese names put together from weighted lists; any likeness to a real person is chance."""

from __future__ import annotations

from functools import cache
from random import Random

from demo.tables import rows
from models import Gender

# Given names of two words came into fashion with those born after the war.
_MODERN_BELOW_AGE = 48


def full_name(chance: Random, gender: Gender, age: float) -> str:
    """Family, middle and given name, as people of that age are called: ``Trần Thị Thắm``."""
    family = chance.choices(*_family_names())[0]
    given = chance.choice(_given_names(gender))
    era = "modern" if age < _MODERN_BELOW_AGE else "traditional"
    if era == "traditional" or chance.random() < 0.3:
        given = f"{_middle_name(chance, gender, era)} {given.split()[-1]}"
    return f"{family} {given}"


@cache
def single_names() -> tuple[str, ...]:
    """Every given name as one word."""
    return tuple(sorted({row["given_name"].split()[-1] for row in rows("given_names")}))


def _middle_name(chance: Random, gender: Gender, era: str) -> str:
    customary = "Văn" if gender is Gender.MALE else "Thị"
    if era == "traditional" and chance.random() < 0.6:
        return customary
    return chance.choice(_middle_names(gender, era))


@cache
def _family_names() -> tuple[list[str], list[float]]:
    table = rows("family_names")
    return [row["family_name"] for row in table], [float(row["weight"]) for row in table]


@cache
def _middle_names(gender: Gender, era: str) -> tuple[str, ...]:
    fitting = {gender.value, "unisex"}
    return tuple(
        row["middle_name"] for row in rows("middle_names") if row["gender"] in fitting and row["era"] == era
    )


@cache
def _given_names(gender: Gender) -> tuple[str, ...]:
    return tuple(row["given_name"] for row in rows("given_names") if row["gender"] == gender.value)
