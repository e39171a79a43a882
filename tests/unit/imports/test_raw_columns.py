"""The raw values of a list, field by field."""

from __future__ import annotations

from services.imports.fields import Field
from services.imports.layout import Column
from services.imports.raw_columns import raw_columns

NAME = Column(1, "Họ và tên", (Field.FULL_NAME,))


def test_a_short_row_has_nothing_at_its_end() -> None:
    phone = Column(2, "Điện thoại", (Field.PHONE,))
    assert raw_columns([NAME, phone], [["An", "0912"], ["Bình"]]) == {
        Field.FULL_NAME: ["An", "Bình"],
        Field.PHONE: ["0912", None],
    }


def test_of_two_columns_with_one_field_the_first_with_something_in_it_counts() -> None:
    again = Column(2, "Họ và tên", (Field.FULL_NAME,))
    rows = [["An", "Bình"], [None, "Châu"], [None, None]]
    assert raw_columns([NAME, again], rows) == {Field.FULL_NAME: ["An", "Châu", None]}


def test_a_shared_column_fills_only_what_no_column_of_its_own_says() -> None:
    shared = Column(1, "Họ tên, ngày sinh", (Field.FULL_NAME, Field.BIRTH_DATE))
    born = Column(2, "Ngày sinh", (Field.BIRTH_DATE,))
    rows = [["An, 1/2/1960", "3/4/1961"], ["Bình, 5/6/1962", None]]
    assert raw_columns([shared, born], rows) == {
        Field.BIRTH_DATE: ["3/4/1961", "5/6/1962"],
        Field.FULL_NAME: ["An", "Bình"],
    }


def test_columns_that_are_not_kept_are_not_read() -> None:
    ignored = Column(2, "Dân tộc", (Field.IGNORED,))
    assert raw_columns([NAME, ignored, Column(3, "?", ())], [["An", "Kinh", "x"]]) == {
        Field.FULL_NAME: ["An"]
    }
