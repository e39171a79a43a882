"""Which cell of the party a name in a list means."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz import fuzz, process

from core.vietnamese import fold, normalise
from models import CELL_KINDS, Organisation
from services.imports.codes import Code
from services.imports.values.syllables import TONES

_KIND = re.compile(r"^(?:(?:ds|danh sach|dang vien)\s+)*(?:chi bo co so|chi bo|cbcs|cb)\b\s*")
_KIND_ACCENTED = re.compile(
    r"^(?:(?:ds|danh sách|đảng viên)\s+)*(?:chi bộ cơ sở|chi bộ|cbcs|cb)\b\s*", re.IGNORECASE
)
_SIGNS = re.compile(r"[\W_]+")
_DIGITS = re.compile(r"\d+")
_QUALIFIER = re.compile(r"\s*[,;(–]\s*|\s+-\s+")
_NEAR, _MARGIN = 84, 4


class CellMatch(NamedTuple):
    """The cell that is meant; with a code unless the name is exactly known."""

    cell: Organisation | None
    code: Code | None = None


class CellDirectory:
    """The cells that a list may name: those of one organisation, on one day."""

    def __init__(self, organisations: Sequence[Organisation]) -> None:
        self._cells = [one for one in organisations if one.kind in CELL_KINDS]
        self._exact: dict[str, list[Organisation]] = defaultdict(list)
        self._folded: dict[str, list[Organisation]] = defaultdict(list)
        for cell in self._cells:
            self._exact[_spelling(cell.name)].append(cell)
            self._folded[_folded(cell.name)].append(cell)
        self._by_code = {cell.code.casefold(): cell for cell in self._cells}
        self._known: dict[str, CellMatch] = {}

    def match(self, text: str) -> CellMatch:
        """The cell of that name or code, the one nearly of that name, or none."""
        if text not in self._known:
            self._known[text] = self._find(normalise(text).replace("\n", " "))
        return self._known[text]

    def names_one(self, text: str) -> bool:
        """Whether a line of its own is the name of a cell, or nearly."""
        return self.match(text).cell is not None

    def known(self, text: str) -> Organisation | None:
        """The cell that is exactly meant, or None."""
        found = self.match(text)
        return found.cell if found.code is None else None

    def _find(self, text: str) -> CellMatch:
        if by_code := self._by_code.get(text.casefold()):
            return CellMatch(by_code)
        exact = self._exact.get(_spelling(text), [])
        if exact:
            return CellMatch(exact[0]) if len(exact) == 1 else CellMatch(None, Code.CELL_AMBIGUOUS)
        for way in (text, _QUALIFIER.split(text)[0]):
            folded = self._folded.get(_folded(way), [])
            if len(folded) == 1:
                return CellMatch(folded[0], Code.CELL_NEARLY_KNOWN)
        near = self._nearest(_folded(text))
        return CellMatch(near, Code.CELL_NEARLY_KNOWN) if near else CellMatch(None, Code.CELL_UNKNOWN)

    def _nearest(self, folded: str) -> Organisation | None:
        """The one cell whose name is alike; numbers in it must be the same, or 1 would be taken for 11."""
        alike = [name for name in self._folded if _DIGITS.findall(name) == _DIGITS.findall(folded)]
        found = process.extract(folded, alike, scorer=fuzz.ratio, score_cutoff=_NEAR, limit=2)
        is_clear = len(found) == 1 or (len(found) == 2 and found[0][1] - found[1][1] >= _MARGIN)
        cells = self._folded[found[0][0]] if is_clear else []
        return cells[0] if len(cells) == 1 else None


def _folded(name: str) -> str:
    return _KIND.sub("", _without_signs(fold(name)))


def _spelling(name: str) -> str:
    """Equal for names that differ only in case, blanks, signs, the word "chi bộ" and where a tone is set."""
    words = _without_signs(_KIND_ACCENTED.sub("", normalise(name)).casefold()).split()
    return " ".join(_toned(word) for word in words)


def _without_signs(text: str) -> str:
    return _SIGNS.sub(" ", text).strip()


def _toned(word: str) -> str:
    """The letters, then the tone: the same for ``hòa`` and ``hoà``; numbers without zeros in front."""
    if word.isdecimal():
        return word.lstrip("0") or "0"
    marks = unicodedata.normalize("NFD", word)
    letters = "".join(mark for mark in marks if mark not in TONES)
    return letters + "".join(mark for mark in marks if mark in TONES)
