"""The most points that two records can have together, said in SQL by what the database can read.

It never says less than ``rules.py`` would, sealed numbers opened, and costs a hundredth: of millions of
pairs that share a block only those that could reach the threshold are fetched and compared exactly.
"""

from __future__ import annotations

from services.duplicates.reasons import MEANINGS, Reason


def _points(*reasons: Reason) -> int:
    """The most that any of these is worth."""
    return max(MEANINGS[reason].points for reason in reasons)


def _same_parts(field: str) -> str:
    """How many of year, month and day are equal: where one digit is wrong, two of them are."""
    same = (f"(extract({part} FROM a.{field}) = extract({part} FROM b.{field}))::integer"
            for part in ("year", "month", "day"))  # fmt: skip
    return f"({' + '.join(same)})"


def _same_years(field: str) -> str:
    return f"extract(year FROM a.{field}) = extract(year FROM b.{field})"


def _may_be_mistyped(field: str) -> str:
    """Two neighbours swapped are one slip, and two letters different."""
    return f"levenshtein_less_equal(left(a.{field}, 255), left(b.{field}, 255), 2) <= 2"


_NAMES = f"""
    CASE WHEN a.name_key = b.name_key THEN {_points(Reason.SAME_NAME)}
         WHEN (a.family_name = b.family_name AND a.given_name = b.given_name)
           OR {_may_be_mistyped("name_key")} THEN {_points(Reason.NAME_VARIANT)}
         ELSE {_points(Reason.OTHER_NAME)} END
"""
_BIRTHS = f"""
    CASE WHEN a.birth_date = b.birth_date THEN {_points(Reason.SAME_BIRTH_DATE)}
         WHEN a.birth_unordered = b.birth_unordered THEN {_points(Reason.BIRTH_SWAPPED)}
         WHEN a.birth_year = b.birth_year OR {_same_parts("birth_date")} = 2
         THEN {_points(Reason.BIRTH_YEAR_ONLY, Reason.BIRTH_MISTYPED)}
         ELSE {_points(Reason.OTHER_BIRTH_DATE)} END
"""
_ADMISSIONS = f"""
    CASE WHEN a.admitted_on = b.admitted_on THEN {_points(Reason.SAME_ADMISSION)}
         WHEN {_same_years("admitted_on")} OR {_same_parts("admitted_on")} = 2
         THEN {_points(Reason.ADMISSION_SWAPPED, Reason.ADMISSION_MISTYPED)}
         ELSE {_points(Reason.OTHER_ADMISSION)} END
"""
_OFFICIALS = f"""
    CASE WHEN a.official_on <> b.official_on THEN {_points(Reason.OTHER_OFFICIAL_DATE)}
         WHEN a.official_on = b.official_on AND a.admitted_on = b.admitted_on
         THEN {_points(Reason.SAME_OFFICIAL_DATE)}
         WHEN a.official_on = b.official_on
         THEN {_points(Reason.SAME_OFFICIAL_DATE, Reason.ONLY_OFFICIAL_DATE)}
         ELSE 0 END
"""
_CARDS = f"""
    CASE WHEN {_may_be_mistyped("card_number")} THEN {_points(Reason.CARD_MISTYPED)}
         WHEN a.card_number <> b.card_number THEN {_points(Reason.OTHER_CARD)}
         ELSE 0 END
"""
_GENDERS = f"CASE WHEN a.gender <> b.gender THEN {_points(Reason.OTHER_GENDER)} ELSE 0 END"
# What is sealed can only be hoped for.
_SEALED = f"""
    CASE WHEN a.has_citizen_id AND b.has_citizen_id THEN {_points(Reason.CITIZEN_ID_MISTYPED)} ELSE 0 END
    + CASE WHEN a.has_phone AND b.has_phone THEN {_points(Reason.PHONE_MISTYPED)} ELSE 0 END
"""

MOST_POINTS = f"{_NAMES} + {_BIRTHS} + {_ADMISSIONS} + {_OFFICIALS} + {_CARDS} + {_GENDERS} + {_SEALED}"
"""An expression over two rows of ``searched`` (``blocks.py``), named ``a`` and ``b``."""
