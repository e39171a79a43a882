"""Who really stands in a planted list."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from demo.names import full_name
from models import Gender

TODAY = date(2026, 11, 22)
CELLS = {
    "N1": "Chi bộ thôn Đông",
    "N2": "Chi bộ thôn Đoài",
    "N3": "Chi bộ Trường THCS Hòa Bình",
    "N4": "Chi bộ thôn 1",
    "N5": "Chi bộ thôn 11",
    "N6": "Chi bộ Trạm Y tế",
    "N7": "Chi bộ Công an xã",
    "N8": "Chi bộ khu phố Thủy Tú",
}


@dataclass(slots=True)
class Truth:
    """A member as they really are."""

    full_name: str
    gender: Gender
    birth_date: date
    admitted_on: date
    official_on: date | None
    card_number: str
    citizen_id: str
    phone: str
    cell: str


@dataclass(slots=True)
class Expected:
    """What must come of a row: one of these verdicts, and for accepted rows these values.

    ``proposed`` are values that even a flagged row must carry.
    """

    verdicts: frozenset[str]
    values: dict[str, str | None]
    ailment: str = "none"
    proposed: dict[str, str | None] = field(default_factory=dict)


def person(chance: Random, number: int, cell: str) -> Truth:
    """A member whose dates, numbers and names fit each other; ``number`` keeps numbers unique."""
    born = date(1945, 1, 1) + timedelta(days=chance.randrange(21_000))
    gender = chance.choice((Gender.MALE, Gender.FEMALE))
    admitted = min(born + timedelta(days=chance.randrange(6_800, 12_000)), TODAY - timedelta(days=40))
    official = admitted + timedelta(days=365 + chance.randrange(40))
    century = 2 * (born.year >= 2000) + (gender is Gender.FEMALE)
    return Truth(
        full_name=full_name(chance, gender, born.year),
        gender=gender,
        birth_date=born,
        admitted_on=admitted,
        official_on=official if official < TODAY else None,
        card_number=f"{chance.randrange(1, 96):02d}{chance.randrange(10_000):04d}{number % 100:02d}",
        citizen_id=f"{chance.randrange(1, 97):03d}{century}{born.year % 100:02d}{number:06d}",
        phone=f"0{chance.choice((3, 5, 7, 8, 9))}{number * 7 % 1_000:03d}{chance.randrange(100_000):05d}",
        cell=cell,
    )


def values_of(truth: Truth) -> dict[str, str | None]:
    """The member as the preview must show it."""
    return {
        "full_name": truth.full_name,
        "gender": truth.gender.value,
        "birth_date": truth.birth_date.isoformat(),
        "admitted_on": truth.admitted_on.isoformat(),
        "official_on": truth.official_on.isoformat() if truth.official_on else None,
        "card_number": truth.card_number,
        "citizen_id": truth.citizen_id,
        "phone": f"+84{truth.phone[1:]}",
        "cell": truth.cell,
        "birth_name": None,
    }
