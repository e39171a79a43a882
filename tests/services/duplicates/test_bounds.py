"""What the database says a pair could score at most is never less than what the pair does score."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import combinations
from uuid import UUID

from sqlalchemy import text

from bench.duplicate_people import Person
from core.vietnamese import fold
from models import Gender
from services.actor import Work
from services.duplicates.blocks import SEARCHED
from services.duplicates.bounds import MOST_POINTS
from services.duplicates.reasons import points
from services.duplicates.rules import Compared, Numbers, number_reasons, plain_reasons
from tests.factories import World
from tests.services.duplicates.planted import enter, made_up

NAMES = ("Lê Ỷ", "Lê I", "Y Lê", "H'Hen Niê", "Hhen Nie", "Lò A", "Lò-A", "Nguyễn Thị Y", "Nguyễn Văn Thị I")


def test_no_pair_scores_more_than_the_database_expects(world: World) -> None:
    records = made_up(120, 80, seed=13)
    alike = replace(records[0], card_number=None, citizen_id=None, phone=None)
    records += [replace(alike, full_name=name) for name in NAMES]
    places = enter(world, records)
    with world.system() as work:
        expected = most_points(work)
    told = {frozenset((places[one], places[other])): most for one, other, most in expected}
    assert len(told) == len(records) * (len(records) - 1) / 2
    short = [pair for pair in map(frozenset, combinations(range(len(records)), 2))
             if score(*(records[place] for place in pair)) > told[pair]]  # fmt: skip
    assert short == []


def most_points(work: Work) -> list[tuple[UUID, UUID, int]]:
    """Of every two people entered here, with the expression that the finder uses."""
    work.session.execute(text("DROP TABLE IF EXISTS pg_temp.searched"))
    work.session.execute(text(SEARCHED), {"today": work.today, "active": ["official"], "top": None})
    pairs = f"""
        SELECT a.id, b.id, {MOST_POINTS} FROM searched a JOIN searched b ON a.number < b.number
          JOIN membership p ON p.member_id = a.id AND p.valid_from = :since
          JOIN membership q ON q.member_id = b.id AND q.valid_from = :since
    """  # noqa: S608 - the finder's own expression
    return [tuple(row) for row in work.session.execute(text(pairs), {"since": date(2020, 1, 1)})]


def score(one: Person, other: Person) -> int:
    return points(
        plain_reasons(compared(one), compared(other))
        + list(number_reasons(Numbers(one.citizen_id, one.phone), Numbers(other.citizen_id, other.phone)))
    )


def compared(person: Person) -> Compared:
    official_on = person.official_on
    return Compared(
        fold(person.full_name),
        person.birth_date,
        Gender(person.gender) if person.gender else None,
        person.admitted_on,
        official_on if official_on and official_on >= person.admitted_on else None,
        person.card_number,
    )
