"""Persons' names: one form to store, one key to compare by."""

from __future__ import annotations

import re

from core.vietnamese import fold, normalise
from services.imports.cell_value import Value
from services.imports.codes import Code
from services.imports.values.letters import CAPITALS, SMALL
from services.imports.values.syllables import lacks_accents
from services.imports.values.understood import Understood

_NUMBERING = re.compile(r"^\s*\d{1,4}\s*[.)]\s+")
_COMRADE = re.compile(r"^(?:đ/c|đc|đồng chí)[.:]?\s+", re.IGNORECASE)
# Most names: composed letters of Vietnamese, single blanks, a capital at the head of each word.
_CLEAN = re.compile(f"[{CAPITALS}][{SMALL}]*(?: [{CAPITALS}][{SMALL}]*){{1,6}}")
_USUAL = re.compile(r"[^\W\d_]+(?:[ '.\-]+[^\W\d_]+)+\.?")
_REMARK = re.compile(r"\s*\([^()]*\)\s*$")
_LONGEST = 80
_FIRST_LETTERS = re.compile(r"(?<![^\W\d_])[^\W\d_]")
# Words that no name begins with, or goes on with, in these letters: whoever wrote them left accents out.
_FAMILIES = {
    "nguyen", "tran", "pham", "hoang", "huynh", "bui", "truong", "duong", "luong", "vuong", "trinh", "le",
    "dang", "do", "vo", "vu", "ngo", "dinh", "ho", "ly", "dao", "doan", "ta", "trieu", "tong",
}  # fmt: skip
_MIDDLE = {"thi", "van"}
_KEY_DROPS = str.maketrans("y", "i", " -'.")


def person_name(raw: Value) -> Understood[str]:
    """A full name in NFC, one space between words, each word with a capital first."""
    if type(raw) is str and not raw.isascii() and _CLEAN.fullmatch(raw):
        return Understood(raw)
    if raw is None or not isinstance(raw, str):
        return Understood() if raw is None else Understood(str(raw), (Code.NAME_UNUSUAL,))
    text = " ".join(normalise(raw).split())
    if not _USUAL.fullmatch(text):
        text = _COMRADE.sub("", _NUMBERING.sub("", text)).strip(" ,;:")
    if not text.strip("-./"):
        return Understood()
    if remark := _REMARK.search(text):  # "Nguyễn Văn An (Bí thư)": the name is the proposal
        name = _in_capitals_and_accents(text[: remark.start()])
        return Understood(name.value, (*name.codes, Code.NAME_UNUSUAL))
    if not _USUAL.fullmatch(text) or len(text) > _LONGEST:
        return Understood(text, (Code.NAME_UNUSUAL,))
    return _in_capitals_and_accents(text)


def _in_capitals_and_accents(text: str) -> Understood[str]:
    codes = []
    if text.isupper() or text.islower():
        text = _FIRST_LETTERS.sub(lambda match: match[0].upper(), text.lower())
        codes.append(Code.NAME_RECASED)
    if text.isascii() and _is_without_accents(text.lower().split()):
        codes.append(Code.NAME_WITHOUT_ACCENTS)
    return Understood(text, tuple(codes))


def _is_without_accents(words: list[str]) -> bool:
    """Whether a name in plain letters cannot be right; ``Mai Thanh Lan`` can."""
    is_told = words[0] in _FAMILIES or not _MIDDLE.isdisjoint(words[1:2])
    return is_told or any(lacks_accents(word) for word in words)


def name_key(full_name: str) -> str:
    """Equal for the same name under spelling variants.

    Case, accents, tone placement, y/i, blanks, hyphens and apostrophes do not count. The database
    has the same expression in an index: see ``models.member.NAME_KEY``.
    """
    return fold(full_name).translate(_KEY_DROPS)
