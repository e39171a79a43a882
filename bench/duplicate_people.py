"""Made-up members of a country with planted duplicates. It knows nothing of how the finder looks.

Names, birth years and admission days are spread as in Viet Nam: a dozen family names cover most people,
admissions cluster on the Party's anniversaries, some old records know no more than the year of birth.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

FAMILY = [
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Hoàng",
    "Huỳnh",
    "Phan",
    "Vũ",
    "Võ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Hồ",
    "Ngô",
    "Dương",
    "Lý",
    "Đinh",
    "Mai",
    "Trịnh",
    "Đoàn",
    "Lương",
    "Hà",
    "Cao",
    "Tạ",
    "Quách",
    "Lò",
    "Giàng",
]
_FAMILY_WEIGHTS = (384, 121, 95, 70, 51, 51, 45, 39, 39, 21, 20, 14, 13, 13, *(8,) * 13)
_MALE = (
    "Văn", "Hữu", "Đức", "Công", "Quang", "Xuân", "Đình", "Minh", "Ngọc", "Thanh", "Quốc", "Trọng",
    "Văn Minh", "",
)  # fmt: skip
_FEMALE = (
    "Thị", "Thị", "Thị", "Ngọc", "Thanh", "Thu", "Bích", "Thị Thanh", "Thị Thu", "Kim", "Thị Kim",
    "Mỹ", "",
)  # fmt: skip
_GIVEN = [
    "An",
    "Anh",
    "Ánh",
    "Bắc",
    "Bảo",
    "Bình",
    "Bích",
    "Cường",
    "Châu",
    "Chiến",
    "Chính",
    "Công",
    "Cúc",
    "Dũng",
    "Dung",
    "Duyên",
    "Đạt",
    "Đức",
    "Đông",
    "Giang",
    "Hà",
    "Hải",
    "Hạnh",
    "Hằng",
    "Hiền",
    "Hiếu",
    "Hoa",
    "Hòa",
    "Hoàn",
    "Hồng",
    "Huệ",
    "Hùng",
    "Hưng",
    "Huy",
    "Hương",
    "Hường",
    "Khánh",
    "Khoa",
    "Kiên",
    "Lan",
    "Lâm",
    "Liên",
    "Linh",
    "Loan",
    "Long",
    "Lộc",
    "Lý",
    "Mai",
    "Mạnh",
    "Minh",
    "Mỹ",
    "Nam",
    "Nga",
    "Ngân",
    "Nghĩa",
    "Ngọc",
    "Nhàn",
    "Nhung",
    "Oanh",
    "Phong",
    "Phú",
    "Phúc",
    "Phương",
    "Phượng",
    "Quân",
    "Quang",
    "Quý",
    "Quyên",
    "Quỳnh",
    "Sáng",
    "Sơn",
    "Tài",
    "Tâm",
    "Tân",
    "Thái",
    "Thành",
    "Thảo",
    "Thắng",
    "Thắm",
    "Thiện",
    "Thịnh",
    "Thoa",
    "Thu",
    "Thủy",
    "Thúy",
    "Tiến",
    "Tín",
    "Toàn",
    "Trang",
    "Trí",
    "Trung",
    "Trường",
    "Tú",
    "Tuấn",
    "Tùng",
    "Tuyết",
    "Uyên",
    "Vân",
    "Việt",
    "Vinh",
    "Vượng",
    "Xuân",
    "Yên",
    "Yến",
]
_LAST_YEAR = 2025
_FEASTS = ((2, 3), (5, 19), (9, 2), (11, 7), (12, 22))
_SECOND_SPELLING = (("y", "i"), ("ý", "í"), ("òa", "oà"), ("ủy", "uỷ"), ("úy", "uý"))


@dataclass(frozen=True, slots=True)
class Person:
    """A record as it is entered. ``truth`` is equal for records of one person."""

    truth: int
    full_name: str
    gender: str | None
    birth_date: date
    admitted_on: date
    official_on: date | None
    card_number: str | None
    citizen_id: str | None
    phone: str | None


def people(count: int, *, duplicates: int, seed: int = 20261122, first: int = 0) -> Iterator[Person]:
    """``count`` persons, then ``duplicates`` further records of some of them, differing as lists do.

    Persons are numbered from ``first`` on, and no two have a number in common: a country can be made in
    parts. Only a slip in a further record may hit somebody else's.
    """
    chance = random.Random(f"{seed}/{first}")
    doubled = set(chance.sample(range(first, first + count), duplicates))
    kept = []
    for number in range(first, first + count):
        person = _person(chance, number)
        if number in doubled:
            # One of the two records mostly lacks the numbers; both are never equal, for numbers are unique.
            kept.append(person)
        yield person
    for person in kept:
        yield _again(chance, person)


def _person(chance: random.Random, number: int) -> Person:
    gender = chance.choices(("male", "female"), (66, 34))[0]
    born = date(1936, 1, 1) + timedelta(days=int(chance.triangular(0, 25_500, 17_000)))
    admitted = _admission(chance, born)
    has_numbers = chance.random() < 0.93
    return Person(
        truth=number,
        full_name=_name(chance, gender),
        gender=gender if chance.random() < 0.95 else None,
        birth_date=born.replace(month=1, day=1) if chance.random() < 0.02 else born,
        admitted_on=admitted,
        official_on=admitted + timedelta(days=365) if chance.random() < 0.95 else None,
        card_number=f"{(number * 7919 + 11) % 90_000_000 + 10_000_000}" if chance.random() < 0.95 else None,
        citizen_id=_citizen_id(chance, born, number) if has_numbers else None,
        phone=f"+843{(number * 6_151 + 3) % 100_000_000:08d}" if has_numbers else None,
    )  # fmt: skip


def _citizen_id(chance: random.Random, born: date, number: int) -> str:
    """Province, century and gender, year of birth, six digits: another province once those are used up."""
    millions, last = divmod(number, 1_000_000)
    province = 1 + 8 * chance.randrange(12) + millions
    return f"0{province:02d}{chance.randrange(2)}{born.year % 100:02d}{last * 31_337 % 1_000_000:06d}"


def _name(chance: random.Random, gender: str) -> str:
    family = chance.choices(FAMILY, _FAMILY_WEIGHTS)[0]
    middle = chance.choice(_MALE if gender == "male" else _FEMALE)
    return " ".join(part for part in (family, middle, chance.choice(_GIVEN)) if part)


def _admission(chance: random.Random, born: date) -> date:
    """At 19 to 46, mostly at 26, and by 2025 at the latest; often on a feast of the Party."""
    oldest = min(46, _LAST_YEAR - born.year)
    year = born.year + round(chance.triangular(19, oldest, min(26, oldest)))
    if chance.random() < 0.35:
        return date(year, *chance.choice(_FEASTS))
    return date(year, 1, 1) + timedelta(days=chance.randrange(365))


def _again(chance: random.Random, person: Person) -> Person:
    """The same person as another office wrote them down: numbers missing or mistyped, other slips."""
    record = _other_numbers(chance, person)
    for slip in chance.sample(_SLIPS, chance.choice((0, 0, 1, 1, 1, 2))):
        record = slip(chance, record)
    return record


def _other_numbers(chance: random.Random, person: Person) -> Person:
    def rewritten(number: str | None, keeps: int) -> str | None:
        return _slip_of_digit(chance, number, keeps) if number and chance.random() < 0.3 else None

    return replace(
        person,
        card_number=rewritten(person.card_number, 0),
        citizen_id=rewritten(person.citizen_id, 0),
        phone=f"+848{person.truth:08d}" if chance.random() < 0.5 else None,
    )


def _slip_of_digit(chance: random.Random, number: str, keeps: int) -> str:
    place = chance.randrange(keeps, len(number) - 1)
    if chance.random() < 0.5 and number[place] != number[place + 1]:
        return number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    return number[:place] + str((int(number[place]) + chance.randrange(1, 10)) % 10) + number[place + 1 :]


def _spelt_otherwise(_chance: random.Random, person: Person) -> Person:
    name = person.full_name
    for ours, theirs in _SECOND_SPELLING:
        name = name.replace(ours, theirs)
    return replace(person, full_name=name)


def _without_middle_name(_chance: random.Random, person: Person) -> Person:
    words = person.full_name.split()
    return replace(person, full_name=" ".join((words[0], words[-1]) if len(words) > 2 else words))


def _letter_wrong(chance: random.Random, person: Person) -> Person:
    place = chance.randrange(1, len(person.full_name) - 1)
    name = person.full_name[:place] + chance.choice("aehinotu") + person.full_name[place + 1 :]
    return replace(person, full_name=name)


def _day_and_month_swapped(_chance: random.Random, person: Person) -> Person:
    born = person.birth_date
    swapped = date(born.year, born.day, born.month) if born.day <= 12 else born
    return replace(person, birth_date=swapped)


def _year_only(_chance: random.Random, person: Person) -> Person:
    return replace(person, birth_date=person.birth_date.replace(month=1, day=1))


def _year_mistyped(chance: random.Random, person: Person) -> Person:
    born = person.birth_date
    wrong = born.year // 10 * 10 + chance.randrange(10)
    try:
        moved = born.replace(year=wrong)
    except ValueError:  # 29 February
        return person
    return replace(person, birth_date=moved) if moved < person.admitted_on else person


def _admission_wrong(chance: random.Random, person: Person) -> Person:
    return replace(person, admitted_on=person.admitted_on - timedelta(days=chance.randrange(1, 60)))


def _no_official_date(_chance: random.Random, person: Person) -> Person:
    return replace(person, official_on=None)


_SLIPS: tuple[Callable[[random.Random, Person], Person], ...] = (
    _spelt_otherwise, _without_middle_name, _letter_wrong, _day_and_month_swapped,
    _year_only, _year_mistyped, _admission_wrong, _no_official_date,
)  # fmt: skip
