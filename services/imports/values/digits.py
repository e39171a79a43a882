"""Numbers that are names, as spreadsheets mistreat them: made floats, cut of zeros, rounded."""

from __future__ import annotations

import re
from typing import NamedTuple, TypeGuard

from core.vietnamese import normalise
from services.imports.cell_value import Value

_SEPARATORS = re.compile(r"[\s.\-–/()_]+")
_SCIENTIFIC = re.compile(r"(\d)(?:[.,](\d+))?\s*e\s*\+?\s*(\d{1,2})", re.IGNORECASE)
_FLOAT_TAIL = re.compile(r"(\d{6,})[.,]0+")
_FORMULA_TEXT = re.compile(r'="?([^"]*)"?')
_NOTHING = frozenset(
    {
        "",
        "-",
        "--",
        "/",
        "x",
        "0",
        "không",
        "không có",
        "k",
        "ko",
        "chưa",
        "chưa có",
        "chưa cấp",
        "n/a",
        "null",
        "none",
    }
)
_ROUNDED = re.compile(r"[1-9]\d{0,5}0{6,}")


def is_plain(raw: Value, length: int) -> TypeGuard[str]:
    """Whether a cell is text of just so many digits, as most are: then nothing has to be made of it."""
    return type(raw) is str and len(raw) == length and raw.isascii() and raw.isdecimal()


class Digits(NamedTuple):
    """``text`` is empty where the cell says nothing; ``are_lost`` where nobody can restore the number."""

    text: str
    was_number: bool = False
    are_lost: bool = False


def digits(raw: Value) -> Digits:
    """The digits of a cell, separators removed; any other sign stays for the caller to refuse."""
    if isinstance(raw, str):
        return _of_text(normalise(raw).lstrip("'’`"))
    if raw is None or raw == 0:
        return Digits("")
    if isinstance(raw, bool) or not isinstance(raw, int | float):
        return Digits(str(raw))
    if raw != int(raw):
        return Digits(repr(raw), was_number=True)
    return _of_number(str(int(raw)))


def _of_text(text: str) -> Digits:
    if match := _FORMULA_TEXT.fullmatch(text):
        text = match[1]
    if text.lower() in _NOTHING:
        return Digits("")
    if match := _SCIENTIFIC.fullmatch(text):
        return _of_scientific(match[1], match[2] or "", int(match[3]))
    if match := _FLOAT_TAIL.fullmatch(text):
        return _of_number(match[1])
    return Digits(_SEPARATORS.sub("", text))


def _of_scientific(first: str, rest: str, exponent: int) -> Digits:
    """``1.2E+11`` has lost ten digits; ``1.20065012345E+11`` none."""
    if len(rest.rstrip("0")) < exponent and len(rest) < exponent:
        return Digits(first + rest, was_number=True, are_lost=True)
    return _of_number((first + rest)[: exponent + 1])


def _of_number(text: str) -> Digits:
    return Digits(text, was_number=True, are_lost=bool(_ROUNDED.fullmatch(text)))
