"""What happens to rows on their way through offices: harmless variants, and real mistakes."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import TypeAlias

from tests.factories.spreadsheets.grid import Failed, Written
from tests.factories.spreadsheets.spellings import tone_moved
from tests.factories.spreadsheets.truth import CELLS, Expected, Truth
from tests.factories.spreadsheets.writers import serial

ACCEPT, FLAG, REJECT = (frozenset({word}) for word in ("accept", "flag", "reject"))
NOT_ACCEPTED = FLAG | REJECT
Cells: TypeAlias = dict[str, Written]
Ailment: TypeAlias = Callable[[Random, Truth, Cells, Expected], None]


@dataclass(frozen=True, slots=True)
class Format:
    """What a format can carry: only some have numbers and dates of their own."""

    has_numbers: bool = True
    from_1904: bool = False
    is_unicode: bool = True


# --- Harmless: the row is accepted with its true values --------------------------------------------


def nothing(_chance: Random, _truth: Truth, _cells: Cells, _expected: Expected) -> None:
    """As the list usually writes it."""


def decomposed(_chance: Random, truth: Truth, cells: Cells, _expected: Expected) -> None:
    cells["name"] = unicodedata.normalize("NFD", truth.full_name)


def odd_blanks(_chance: Random, truth: Truth, cells: Cells, _expected: Expected) -> None:
    cells["name"] = " " + truth.full_name.replace(" ", "\u00a0 ") + " "


def icelandic_eth(_chance: Random, truth: Truth, cells: Cells, _expected: Expected) -> None:
    cells["name"] = truth.full_name.replace("Đ", "\u00d0")
    cells["cell"] = CELLS[truth.cell].replace("Đ", "\u00d0")


def capitals(_chance: Random, truth: Truth, cells: Cells, _expected: Expected) -> None:
    cells["name"] = truth.full_name.upper()


def other_tone_place(_chance: Random, truth: Truth, cells: Cells, _expected: Expected) -> None:
    cells["cell"] = tone_moved(CELLS[truth.cell])


def short_cell(chance: Random, truth: Truth, cells: Cells, _expected: Expected) -> None:
    name = CELLS[truth.cell]
    cells["cell"] = chance.choice((name.upper(), name.replace("Chi bộ", "CB"), truth.cell, f" {name}  "))


def other_date_form(chance: Random, truth: Truth, cells: Cells, _expected: Expected) -> None:
    for key, day in (("birth", truth.birth_date), ("admitted", truth.admitted_on)):
        cells[key] = chance.choice(
            (
                f"{day.day}.{day.month}.{day.year}",
                f"{day.day:02d}-{day.month:02d}-{day.year}",
                f"{day.day}/{day.month}/{day.year}",
                day.isoformat(),
                f"ngày {day.day} tháng {day.month} năm {day.year}",
                f"{day:%d/%m/%Y} ",
            )
        )


def two_digit_year(_chance: Random, truth: Truth, cells: Cells, _expected: Expected) -> None:
    cells["birth"] = f"{truth.birth_date.day}.{truth.birth_date.month}.{truth.birth_date:%y}"


def phone_forms(chance: Random, truth: Truth, cells: Cells, _expected: Expected) -> None:
    number = truth.phone
    cells["phone"] = chance.choice(
        (
            f"+84{number[1:]}",
            f"{number[:4]} {number[4:7]} {number[7:]}",
            f"{number[:4]}.{number[4:7]}.{number[7:]}",
            f"'{number}",
            f"{number[1:]}.0",
            number[1:],
            f"84{number[1:]}",
        )
    )


def card_forms(chance: Random, truth: Truth, cells: Cells, _expected: Expected) -> None:
    number = truth.card_number
    cells["card"] = chance.choice((f"{number[:2]}.{number[2:]}", f"{number[:2]} {number[2:5]} {number[5:]}"))


def without_numbers(_chance: Random, _truth: Truth, cells: Cells, expected: Expected) -> None:
    cells["card"] = cells["citizen"] = cells["phone"] = None
    expected.values |= {"card_number": None, "citizen_id": None, "phone": None}


# --- Harmless only where the format has numbers ----------------------------------------------------


def phone_as_number(_chance: Random, truth: Truth, cells: Cells, _expected: Expected) -> None:
    cells["phone"] = float(truth.phone)


def dates_as_serials(_chance: Random, truth: Truth, cells: Cells, _expected: Expected) -> None:
    cells["birth"], cells["admitted"] = serial(truth.birth_date), serial(truth.admitted_on)


# --- Mistakes: never accepted ----------------------------------------------------------------------


def year_only(chance: Random, truth: Truth, cells: Cells, expected: Expected) -> None:
    year = truth.birth_date.year
    cells["birth"] = chance.choice((str(year), f"{year:04d} ", f"00/00/{year}"))
    _spoil(expected, FLAG, birth_date=str(year))


def month_only(chance: Random, truth: Truth, cells: Cells, expected: Expected) -> None:
    day = truth.birth_date
    cells["birth"] = chance.choice((f"{day.month}/{day.year}", f"tháng {day.month} năm {day.year}"))
    _spoil(expected, FLAG, birth_date=f"{day:%Y-%m}")


def month_first(_chance: Random, truth: Truth, cells: Cells, expected: Expected) -> None:
    day = truth.birth_date.replace(day=13 + truth.birth_date.day % 15)
    cells["birth"] = f"{day:%m/%d/%Y}"
    _spoil(expected, FLAG, birth_date=day.isoformat())


def no_such_day(chance: Random, truth: Truth, cells: Cells, expected: Expected) -> None:
    cells["birth"] = chance.choice(
        (f"31/02/{truth.birth_date.year}", f"45/13/{truth.birth_date.year}", "không nhớ")
    )
    _spoil(expected, NOT_ACCEPTED)


def official_first(_chance: Random, truth: Truth, cells: Cells, expected: Expected) -> None:
    cells["admitted"] = f"{truth.admitted_on:%d/%m/%Y}"
    cells["official"] = f"{truth.admitted_on - timedelta(days=2_000):%d/%m/%Y}"
    _spoil(expected, NOT_ACCEPTED)


def swapped_dates(_chance: Random, truth: Truth, cells: Cells, expected: Expected) -> None:
    if truth.official_on is None:
        return
    cells["admitted"], cells["official"] = f"{truth.official_on:%d/%m/%Y}", f"{truth.admitted_on:%d/%m/%Y}"
    _spoil(expected, NOT_ACCEPTED)


def under_age(_chance: Random, truth: Truth, cells: Cells, expected: Expected) -> None:
    young = truth.birth_date + timedelta(days=16 * 365)
    cells["admitted"], cells["official"] = f"{young:%d/%m/%Y}", f"{young + timedelta(days=366):%d/%m/%Y}"
    _spoil(expected, NOT_ACCEPTED)


def in_future(_chance: Random, _truth: Truth, cells: Cells, expected: Expected) -> None:
    cells["admitted"], cells["official"] = "19/05/2031", None
    _spoil(expected, NOT_ACCEPTED)


def two_phones(_chance: Random, truth: Truth, cells: Cells, expected: Expected) -> None:
    cells["phone"] = f"{truth.phone} / 0987654321"
    _spoil(expected, FLAG, phone=f"+84{truth.phone[1:]}")


def short_phone(_chance: Random, truth: Truth, cells: Cells, expected: Expected) -> None:
    cells["phone"] = truth.phone[:7]
    _spoil(expected, NOT_ACCEPTED)


def citizen_id_lost_zeros(_chance: Random, truth: Truth, cells: Cells, expected: Expected) -> None:
    cells["citizen"] = str(int(truth.citizen_id))
    _spoil(expected, FLAG, citizen_id=truth.citizen_id)


def citizen_id_rounded(chance: Random, _truth: Truth, cells: Cells, expected: Expected) -> None:
    cells["citizen"] = chance.choice(("1.2E+11", "1,20E+11", "7.9085E+10"))
    _spoil(expected, NOT_ACCEPTED)


def citizen_id_of_old_card(_chance: Random, truth: Truth, cells: Cells, expected: Expected) -> None:
    cells["citizen"] = truth.citizen_id[3:]
    _spoil(expected, NOT_ACCEPTED)


def card_lost_zero(chance: Random, _truth: Truth, cells: Cells, expected: Expected) -> None:
    short = f"{chance.randrange(1_000_000, 9_999_999)}"
    cells["card"] = short
    _spoil(expected, FLAG, card_number=f"0{short}")


def card_letters(_chance: Random, truth: Truth, cells: Cells, expected: Expected) -> None:
    cells["card"] = f"{truth.card_number[:4]}O{truth.card_number[5:]}"
    _spoil(expected, NOT_ACCEPTED)


def unknown_cell(_chance: Random, _truth: Truth, cells: Cells, expected: Expected) -> None:
    cells["cell"] = "Chi bộ Hợp tác xã Vận tải"
    _spoil(expected, NOT_ACCEPTED)


def nearly_known_cell(chance: Random, truth: Truth, cells: Cells, expected: Expected) -> None:
    name = CELLS[truth.cell]
    place = chance.choice([index for index, letter in enumerate(name) if index > 7 and letter.isalpha()])
    cells["cell"] = name[:place] + name[place] + name[place:]
    if any(character.isdigit() for character in name):
        cells["cell"] = name.replace("thôn", "thônn")
    _spoil(expected, NOT_ACCEPTED)


def missing_name(_chance: Random, _truth: Truth, cells: Cells, expected: Expected) -> None:
    cells["name"] = None
    _spoil(expected, NOT_ACCEPTED)


def missing_birth(_chance: Random, _truth: Truth, cells: Cells, expected: Expected) -> None:
    cells["birth"] = None
    _spoil(expected, NOT_ACCEPTED)


def missing_admission(_chance: Random, _truth: Truth, cells: Cells, expected: Expected) -> None:
    cells["admitted"] = None
    _spoil(expected, NOT_ACCEPTED)


def failed_formula(_chance: Random, _truth: Truth, cells: Cells, expected: Expected) -> None:
    cells["birth"] = Failed()
    _spoil(expected, NOT_ACCEPTED)


def year_shown_as_date(_chance: Random, truth: Truth, cells: Cells, expected: Expected) -> None:
    cells["birth"] = date(1899, 12, 30) + timedelta(days=truth.birth_date.year)
    _spoil(expected, FLAG, birth_date=str(truth.birth_date.year))


HARMLESS: tuple[Ailment, ...] = (
    nothing, decomposed, odd_blanks, icelandic_eth, capitals, other_tone_place, short_cell,
    other_date_form, two_digit_year, phone_forms, card_forms, without_numbers,
)  # fmt: skip
HARMLESS_WITH_NUMBERS: tuple[Ailment, ...] = (phone_as_number, dates_as_serials)
MISTAKES: tuple[Ailment, ...] = (
    year_only, month_only, month_first, no_such_day, official_first, swapped_dates, under_age,
    in_future, two_phones, short_phone, citizen_id_lost_zeros, citizen_id_rounded,
    citizen_id_of_old_card, card_lost_zero, card_letters, unknown_cell, nearly_known_cell, missing_name,
    missing_birth, missing_admission,
)  # fmt: skip
MISTAKES_WITH_NUMBERS: tuple[Ailment, ...] = (failed_formula, year_shown_as_date)


def _spoil(expected: Expected, verdicts: frozenset[str], **proposed: str | None) -> None:
    expected.verdicts = verdicts
    expected.proposed = proposed
