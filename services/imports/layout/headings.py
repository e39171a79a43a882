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
_WORD = re.compile(r"(?P<before>[^a-z0-9#]*)(?P<word>[a-z0-9#]+)")
_SEPARATOR = re.compile(r"[,;:/\n()+&–-]")
_TOO_LONG = 30
_NEARLY = 92


@lru_cache(maxsize=4_096)
def facts_of(heading: str) -> tuple[Field, ...]:
    """The facts that cells under ``heading`` hold, in order; empty where the heading says nothing known.

    ``Họ và tên; Họ và tên khai sinh`` → full name, birth name.
    ``Nam, nữ; dân tộc; tôn giáo`` → gender, and two facts that are not kept.
    """
    if normalise(heading).lower() == "năm":  # a year, which folds to the word for men
        return ()
    words = _words(heading)
    if not words or len(words) > _TOO_LONG:
        return ()
    spelled = tuple(word for word, _ in words)
    if spelled in _FIELD_OF:
        return (_FIELD_OF[spelled],)
    return _phrases_in(words) or _nearly(" ".join(spelled))


def _words(heading: str) -> list[tuple[str, bool]]:
    """The folded words, and whether a sign of separation stands before each."""
    text = _NOISE.sub(" ", fold(heading))
    return [(match["word"], _SEPARATOR.search(match["before"]) is not None) for match in _WORD.finditer(text)]


@lru_cache(maxsize=4_096)
def facts_below(parts: tuple[str, ...]) -> tuple[Field, ...]:
    """The same for a heading of several rows, from the top down: ``("Giới tính", "Nữ")`` → female tick."""
    if len(parts) == 1:
        return facts_of(parts[0])
    top, bottom = " ".join(parts[:-1]), parts[-1]
    above, word = facts_of(top), normalise(bottom).lower()
    if _F.BIRTH_DATE in above and word in PARTS_OF_BIRTH:
        return (PARTS_OF_BIRTH[word],)
    below = facts_of(bottom)
    if below in ((_F.MALE_TICK,), (_F.FEMALE_TICK,)):
        return below
    return facts_of(f"{top} {bottom}") or below or above


PARTS_OF_BIRTH = {
    "nam": _F.BIRTH_DATE_OF_MEN,
    "nữ": _F.BIRTH_DATE_OF_WOMEN,
    "ngày": _F.BIRTH_DAY,
    "tháng": _F.BIRTH_MONTH,
    "năm": _F.BIRTH_YEAR,
}


def _phrases_in(words: list[tuple[str, bool]]) -> tuple[Field, ...]:
    """Known phrases, longest first; a second one needs a sign before it, or to follow a kept fact at once.

    ``Nghề nghiệp khi vào Đảng`` is no date of admission.
    """
    found: list[Field] = []
    place, is_apart, is_close = 0, True, False
    while place < len(words):
        is_apart = is_apart or words[place][1]
        length = _longest_phrase(words, place)
        if not length:
            place, is_close = place + 1, False
            continue
        field = _FIELD_OF[tuple(word for word, _ in words[place : place + length])]
        is_own = is_apart or (is_close and found[-1] is not Field.IGNORED)
        if is_own and (field is Field.IGNORED or field not in found[-1:]):
            found.append(field)
        place, is_apart, is_close = place + length, False, bool(found)
    return tuple(found)


def _longest_phrase(words: list[tuple[str, bool]], place: int) -> int:
    for length in range(min(_LONGEST, len(words) - place), 0, -1):
        phrase = tuple(word for word, _ in words[place : place + length])
        if phrase in _FIELD_OF and phrase not in _ALONE:
            return length
    return 0


def _nearly(words: str) -> tuple[Field, ...]:
    """A heading with a slip of the pen, if it is long enough for that to be told from another word."""
    if len(words) < 6:
        return ()
    best = process.extractOne(words, _SPELLED, scorer=fuzz.ratio, score_cutoff=_NEARLY)
    return (_FIELD_OF[tuple(best[0].split())],) if best else ()


_SPELLED = [" ".join(phrase) for phrase in _FIELD_OF]
