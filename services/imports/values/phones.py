"""Telephone numbers of Viet Nam."""

from __future__ import annotations

import re

from core.vietnamese import normalise
from services.imports.cell_value import Value
from services.imports.codes import Code
from services.imports.values.digits import digits
from services.imports.values.understood import Understood

_SEVERAL = re.compile(r"\s*(?:[/;,|\n]|\s-\s|\bhoặc\b|\bvà\b|\s{2,})\s*")
_LABEL = re.compile(r"^(?:đt|sđt|dt|sdt|tel|điện thoại|di động|dđ|nr|cq)\s*[:.]*\s*", re.IGNORECASE)
_TWO_TOGETHER = re.compile(r"(0[35789]\d{8})(0[235789]\d{8,9})")
_COUNTRY = re.compile(r"^(?:\+|00)?84(?=\d{9,10}$)")
_PLAIN = re.compile(r"0[35789][0-9]{8}")  # most are written so: then nothing has to be made of it
_MOBILE = re.compile(r"0[35789]\d{8}")
_LANDLINE = re.compile(r"02\d{9}")
_ELEVEN_DIGITS = re.compile(r"(01\d\d)(\d{7})")
# Mobile numbers of 11 digits became 10 digits in autumn 2018.
_NEW_PREFIX = {
    "0120": "070", "0121": "079", "0122": "077", "0126": "076", "0128": "078",
    "0123": "083", "0124": "084", "0125": "085", "0127": "081", "0129": "082",
    "0162": "032", "0163": "033", "0164": "034", "0165": "035", "0166": "036", "0167": "037", "0168": "038",
    "0169": "039", "0186": "056", "0188": "058", "0199": "059",
}  # fmt: skip


def phone_number(raw: Value) -> Understood[str]:
    """A telephone number as E.164 (``+84912345678``); zeros in front that a spreadsheet took are put back."""
    if type(raw) is str and _PLAIN.fullmatch(raw):
        return Understood(_e164(raw))
    found = _numbers(raw)
    if not found:
        return Understood()
    if len(found) > 1:
        readable = [number for text in found if (number := _national(text))]
        return Understood(_e164(readable[0]) if readable else None, (Code.PHONE_SEVERAL,))
    return _one(found[0])


def _numbers(raw: Value) -> list[str]:
    """The digits of every number in a cell."""
    if isinstance(raw, str):
        pieces = [_LABEL.sub("", piece) for piece in _SEVERAL.split(normalise(raw).strip(" .,;"))]
        found = [text for piece in pieces if (text := digits(piece).text)]
        if len(found) > 1 and not all(_national(text) for text in found):
            return found if any(_national(text) for text in found) else [digits(raw).text]
    else:
        found = [digits(raw).text] if digits(raw).text else []
    if len(found) == 1 and (match := _TWO_TOGETHER.fullmatch(found[0])):
        return [match[1], match[2]]
    return found


def _one(text: str) -> Understood[str]:
    if number := _national(text):
        return Understood(_e164(number))
    old = _ELEVEN_DIGITS.fullmatch(text if text.startswith("0") else f"0{text}")
    if old and old[1] in _NEW_PREFIX:
        return Understood(_e164(_NEW_PREFIX[old[1]] + old[2]), (Code.PHONE_OLD_PREFIX,))
    return Understood(None, (Code.PHONE_MALFORMED,))


def _national(text: str) -> str | None:
    """The number as dialled in the country, or None."""
    text = _COUNTRY.sub("0", text)
    if not text.startswith("0"):
        text = f"0{text}"
    return text if _MOBILE.fullmatch(text) or _LANDLINE.fullmatch(text) else None


def _e164(national: str) -> str:
    return f"+84{national[1:]}"
