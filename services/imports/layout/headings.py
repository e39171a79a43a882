"""What column headings mean. A heading may name several facts that share one cell, in that order."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path

from rapidfuzz import fuzz, process

from core.vietnamese import fold, normalise
from services.imports.fields import Field

_F = Field

with Path(__file__).with_suffix(".toml").open("rb") as _file:
    _VOCABULARY = tomllib.load(_file)

_FIELD_OF = {
    tuple(phrase.split()): Field(field)
    for field, phrases in _VOCABULARY["phrases"].items()
    for phrase in phrases
}
_LONGEST = max(map(len, _FIELD_OF))
_ALONE = {tuple(words.split()) for words in _VOCABULARY["alone"]}
_NOISE = re.compile(
    r"\((?:[^()]*(?:dd|mm|yyyy|ghi|viet|neu|vd|vi du|neu co|chu in|in hoa|danh dau|bang|so)[^()]*|x|\d+)\)|\*"
)
_WORDS = re.compile(r"[a-z0-9#]+")
_NEARLY = 92


@lru_cache(maxsize=4_096)
def facts_of(heading: str) -> tuple[Field, ...]:
    """The facts that cells under ``heading`` hold, in order; empty where the heading says nothing known.

    ``Họ và tên; Họ và tên khai sinh`` → full name, birth name.
    ``Nam, nữ; dân tộc; tôn giáo`` → gender, and two facts that are not kept.
    """
    if normalise(heading).lower() == "năm":  # a year, which folds to the word for men
        return ()
    words = tuple(_WORDS.findall(_NOISE.sub(" ", fold(heading))))
    if not words or len(words) > 30:
        return ()
    if words in _FIELD_OF:
        return (_FIELD_OF[words],)
    found = _phrases_in(words)
    return found or _nearly(" ".join(words))


@lru_cache(maxsize=4_096)
def facts_below(parts: tuple[str, ...]) -> tuple[Field, ...]:
    """The same for a heading of several rows, from the top down: ``("Giới tính", "Nữ")`` → female tick."""
    if len(parts) == 1:
        return facts_of(parts[0])
    top, bottom = " ".join(parts[:-1]), parts[-1]
    above, word = facts_of(top), normalise(bottom).lower()
    if _F.BIRTH_DATE in above and word in _PARTS_OF_BIRTH:
        return (_PARTS_OF_BIRTH[word],)
    below = facts_of(bottom)
    if below in ((_F.MALE_TICK,), (_F.FEMALE_TICK,)):
        return below
    return facts_of(f"{top} {bottom}") or below or above


_PARTS_OF_BIRTH = {
    "nam": _F.BIRTH_DATE_OF_MEN,
    "nữ": _F.BIRTH_DATE_OF_WOMEN,
    "ngày": _F.BIRTH_DAY,
    "tháng": _F.BIRTH_MONTH,
    "năm": _F.BIRTH_YEAR,
}


def _phrases_in(words: tuple[str, ...]) -> tuple[Field, ...]:
    found: list[Field] = []
    place = 0
    while place < len(words):
        for length in range(min(_LONGEST, len(words) - place), 0, -1):
            phrase = words[place : place + length]
            if phrase in _FIELD_OF and phrase not in _ALONE:
                if not found or found[-1] is not _FIELD_OF[phrase]:
                    found.append(_FIELD_OF[phrase])
                place += length - 1
                break
        place += 1
    return tuple(found)


def _nearly(words: str) -> tuple[Field, ...]:
    """A heading with a slip of the pen, if it is long enough for that to be told from another word."""
    if len(words) < 6:
        return ()
    best = process.extractOne(words, _SPELLED, scorer=fuzz.ratio, score_cutoff=_NEARLY)
    return (_FIELD_OF[tuple(best[0].split())],) if best else ()


_SPELLED = [" ".join(phrase) for phrase in _FIELD_OF]
