"""Party-card numbers: 8 to 12 digits, usually written ``12.345678``."""

from __future__ import annotations

import re

from services.imports.cell_value import Value
from services.imports.codes import Code
from services.imports.values.digits import digits, is_plain
from services.imports.values.understood import Understood

_SHORTEST, _LONGEST = 8, 12
_AS_FRACTION = re.compile(r"(\d{1,2})\.(\d{1,6})")  # 12.345678 taken for a number
_MALFORMED: Understood[str] = Understood(None, (Code.CARD_NUMBER_MALFORMED,))


def card_number(raw: Value) -> Understood[str]:
    """The digits. Lost zeros are proposed, never put back in silence."""
    if is_plain(raw, _SHORTEST):
        return Understood(raw)
    found = digits(raw)
    if not found.text:
        return Understood()
    if found.are_lost and len(found.text) > _SHORTEST + 2:
        return Understood(None, (Code.DIGITS_LOST,))
    if found.was_number and (match := _AS_FRACTION.fullmatch(found.text)):
        full = match[1].zfill(2) + match[2].ljust(6, "0")
        is_whole = len(match[1]) == 2 and len(match[2]) == 6
        return Understood(full, () if is_whole else (Code.CARD_NUMBER_ZEROS_LOST,))
    return _of_digits(found.text)


def _of_digits(text: str) -> Understood[str]:
    if not (text.isascii() and text.isdecimal()):
        return _MALFORMED
    if _SHORTEST <= len(text) <= _LONGEST:
        return Understood(text)
    if _SHORTEST - 2 <= len(text) < _SHORTEST:
        return Understood(text.zfill(_SHORTEST), (Code.CARD_NUMBER_ZEROS_LOST,))
    return _MALFORMED
