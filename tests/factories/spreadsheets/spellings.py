"""One text in the encodings of other times."""

from __future__ import annotations

import csv
import re
import unicodedata
from pathlib import Path

_FILE = Path(__file__).resolve().parents[3] / "services" / "imports" / "values" / "data" / "char_table.csv"
with _FILE.open(encoding="utf-8", newline="") as _rows:
    _TABLE = list(csv.DictReader(_rows))


def _speller(column: str):
    codes = {row["unicode_nfc"]: row[column] for row in _TABLE}
    pattern = re.compile("|".join(codes))
    return lambda text: pattern.sub(lambda match: codes[match[0]], unicodedata.normalize("NFC", text))


tcvn3 = _speller("tcvn3")
vni = _speller("vni")


def mojibake(text: str) -> str:
    """UTF-8 read as Windows-1252, the five gaps as control characters."""
    return "".join(_WESTERN[byte] for byte in text.encode())


_WESTERN = [bytes([byte]).decode("cp1252", "replace").replace("\ufffd", chr(byte)) for byte in range(256)]


def cp1258(text: str) -> str:
    """Letters and marks as Windows-1258 has them, so that the text can be encoded."""
    marks = "\u0300\u0301\u0303\u0309\u0323"
    spelled = []
    for letter in unicodedata.normalize("NFC", text):
        parts = unicodedata.normalize("NFD", letter)
        tone = "".join(mark for mark in parts if mark in marks)
        base = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in marks))
        spelled.append(base + tone)
    return "".join(spelled)


def tone_moved(text: str) -> str:
    """The other placement of the tone: ``Hòa`` ↔ ``Hoà``, ``Thủy`` ↔ ``Thuỷ``."""
    pairs = {"òa": "oà", "óa": "oá", "ỏa": "oả", "ọa": "oạ", "ủy": "uỷ", "úy": "uý", "ùy": "uỳ", "ụy": "uỵ"}
    for one, other in pairs.items():
        text = re.sub(f"{one}(?![a-zà-ỹ])", other, text)
    return text
