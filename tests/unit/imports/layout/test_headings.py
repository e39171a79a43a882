"""What headings mean, those of the party's own forms among them."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from services.imports.fields import Field
from services.imports.layout.headings import facts_below, facts_of

FORMS = Path(__file__).parent / "forms.csv"


def test_the_forms_of_the_party() -> None:
    with FORMS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            facts = [fact.value for fact in facts_of(row["heading"]) if fact is not Field.IGNORED]
            assert facts == row["facts"].split(), row["heading"]


@pytest.mark.parametrize(
    ("heading", "fact"),
    [
        ("Họ và tên", Field.FULL_NAME),
        ("HỌ VÀ TÊN\n(chữ in hoa)", Field.FULL_NAME),
        ("Họ, tên đảng viên", Field.FULL_NAME),
        ("Ngày, tháng, năm sinh", Field.BIRTH_DATE),
        ("Ngày tháng năm sinh (dd/mm/yyyy)", Field.BIRTH_DATE),
        ("Ngày vào Đàng", Field.ADMITTED_ON),
        ("Ngày kết nạp", Field.ADMITTED_ON),
        ("Ngày vào Đảng chính thức", Field.OFFICIAL_ON),
        ("Số thẻ ĐV", Field.CARD_NUMBER),
        ("CCCD/Số định danh", Field.CITIZEN_ID),
        ("Số CMND/ CCCD", Field.CITIZEN_ID),
        ("SĐT", Field.PHONE),
        ("Số ĐT liên hệ", Field.PHONE),
        ("Đang sinh hoạt tại chi bộ", Field.CELL),
        ("Nam/Nữ", Field.GENDER),
        ("Nữ", Field.FEMALE_TICK),
        ("Ghi chú", Field.NOTE),
    ],
)
def test_one_fact(heading: str, fact: Field) -> None:
    assert facts_of(heading) == (fact,)


@pytest.mark.parametrize(
    "heading",
    [
        "Ngày cấp thẻ đảng viên",
        "Ngày vào Đoàn",
        "Nơi vào Đảng",
        "Nghề nghiệp khi vào Đảng",
        "Người giới thiệu vào Đảng",
        "Họ và tên vợ (chồng)",
        "Chi bộ nơi kết nạp",
        "Nơi sinh",
        "Tuổi Đảng",
        "Năm",
        "Đảng viên chính thức",
    ],
)
def test_headings_that_only_look_alike(heading: str) -> None:
    assert set(facts_of(heading)) <= {Field.IGNORED}


@pytest.mark.parametrize(
    ("parts", "facts"),
    [
        (("Giới tính", "Nam"), (Field.MALE_TICK,)),
        (("Giới tính", "Nữ"), (Field.FEMALE_TICK,)),
        (("Ngày, tháng, năm sinh", "Nữ"), (Field.BIRTH_DATE_OF_WOMEN,)),
        (("Năm sinh", "Năm"), (Field.BIRTH_YEAR,)),
        (("Ngày, tháng, năm", "Vào Đảng"), (Field.ADMITTED_ON,)),
        (("Ngày vào Đảng", "Chính thức"), (Field.OFFICIAL_ON,)),
        (("Ngày vào Đảng", "Dự bị"), (Field.ADMITTED_ON,)),
        (("Trình độ", "Lý luận"), (Field.IGNORED,)),
        (("Họ và tên", "Khai sinh"), (Field.BIRTH_NAME,)),
    ],
)
def test_headings_of_two_rows(parts: tuple[str, ...], facts: tuple[Field, ...]) -> None:
    assert facts_below(parts) == facts
