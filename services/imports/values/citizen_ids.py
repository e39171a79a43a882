"""Citizen ids (số định danh cá nhân): 12 digits, the first of which is always 0."""

from __future__ import annotations

from services.imports.cell_value import Value
from services.imports.codes import Code
from services.imports.values.digits import digits, is_plain
from services.imports.values.understood import Understood

_LENGTH = 12
_OLD_CARD = 9
_MALFORMED: Understood[str] = Understood(None, (Code.CITIZEN_ID_MALFORMED,))


def citizen_id(raw: Value) -> Understood[str]:
    """The 12 digits. Lost zeros are proposed, never put back in silence.

    The province is 001 to 096, so at most two zeros can be lost; 9 digits are an identity card
    of the kind before 2016, which is another number altogether.
    """
    if is_plain(raw, _LENGTH):
        return Understood(raw)
    found = digits(raw)
    if found.are_lost:
        return Understood(None, (Code.DIGITS_LOST,))
    if found.text and not (found.text.isascii() and found.text.isdecimal()):
        return _MALFORMED
    return _by_length(found.text)


def _by_length(number: str) -> Understood[str]:
    if len(number) in (0, _LENGTH):
        return Understood(number or None)
    if len(number) in (_LENGTH - 1, _LENGTH - 2):
        return Understood(number.zfill(_LENGTH), (Code.CITIZEN_ID_ZEROS_LOST,))
    return Understood(None, (Code.CITIZEN_ID_OLD_CARD,)) if len(number) == _OLD_CARD else _MALFORMED


def agrees(number: str, birth_year: int, is_male: bool | None) -> bool:
    """Whether the id says the same sex and year of birth (Decree 137/2015/NĐ-CP, article 7).

    Digit 4: 0 male, 1 female, born 1900-1999; 2, 3 born 2000-2099. Digits 5 and 6: the year.
    """
    century, woman = divmod(int(number[3]), 2)
    if 1900 + 100 * century + int(number[4:6]) != birth_year:
        return False
    return is_male is None or is_male == (woman == 0)
