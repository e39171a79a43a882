"""What a column can hold, in the words of the handbook."""

from __future__ import annotations

from enum import StrEnum


class Field(StrEnum):
    """The member's fields, the other ways lists write them, and what helps to read a list."""

    FULL_NAME = "full_name"
    BIRTH_NAME = "birth_name"
    GENDER = "gender"
    BIRTH_DATE = "birth_date"
    ADMITTED_ON = "admitted_on"
    OFFICIAL_ON = "official_on"
    CARD_NUMBER = "card_number"
    CITIZEN_ID = "citizen_id"
    PHONE = "phone"
    CELL = "cell"
    STATUS = "status"

    FAMILY_NAMES = "family_names"
    """Family and middle names, the given name standing in a column of its own."""
    GIVEN_NAME = "given_name"
    MALE_TICK = "male_tick"
    FEMALE_TICK = "female_tick"
    BIRTH_DATE_OF_MEN = "birth_date_of_men"
    """A list may have two columns of birth dates, and say the sex by which one is filled."""
    BIRTH_DATE_OF_WOMEN = "birth_date_of_women"
    BIRTH_DAY = "birth_day"
    BIRTH_MONTH = "birth_month"
    BIRTH_YEAR = "birth_year"
    ENDED = "ended"
    """When and how somebody left: filled only for those who are no longer here."""
    NOTE = "note"
    """Free words, among which may stand that somebody has died or left."""
    ORDINAL = "ordinal"
    IGNORED = "ignored"
    """A known fact that the handbook does not keep."""


DATES = frozenset({Field.BIRTH_DATE, Field.ADMITTED_ON, Field.OFFICIAL_ON})
KEPT = (
    Field.FULL_NAME,
    Field.GENDER,
    Field.BIRTH_DATE,
    Field.ADMITTED_ON,
    Field.OFFICIAL_ON,
    Field.CARD_NUMBER,
    Field.CITIZEN_ID,
    Field.PHONE,
    Field.CELL,
    Field.BIRTH_NAME,
)
"""The fields of a member in a preview, in this order."""
