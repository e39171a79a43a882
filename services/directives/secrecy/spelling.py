"""Bringing the many ways to type a word to one: look-alike letters, old encodings, lost accents."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters of the Cyrillic, Greek and Armenian alphabets that look like ours.
_ALIKE = {
    "M": "\u041c\u039c",
    "A": "\u0410\u0391",
    "T": "\u0422\u03a4",
    "O": "\u041e\u039f",
    "I": "\u0406\u0399",
    "Y": "\u0423\u03a5",
    "E": "\u0415\u0395",
    "U": "\u0531",
    "m": "\u043c",
    "a": "\u0430\u03b1",
    "t": "\u0442\u03c4",
    "o": "\u043e\u03bf",
    "i": "\u0456\u03b9",
    "y": "\u0443",
    "e": "\u0435",
    "u": "\u057d",
}
_LOOK_ALIKES = str.maketrans({alike: letter for letter, alikes in _ALIKE.items() for alike in alikes})
# Nothing to see: joiners, marks of direction, soft hyphens, byte order marks.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]"
)
_TCVN3 = {"m\u00cbt": "mật", "t\u00e8i": "tối", "tuy\u00d6t": "tuyệt"}
_VNI = {"ma\u00e4t": "mật", "to\u00e1i": "tối", "tuye\u00e4t": "tuyệt"}
# The stamps as old encodings keep them, read as Latin-1. TCVN3 has no accented capitals: whether they are
# meant is a matter of the font, so they may be.
_OLD_ENCODINGS = (
    *((re.compile(typed, re.I), word.upper()) for typed, word in _TCVN3.items()),
    *((re.compile(typed), word) for typed, word in _VNI.items()),
    *((re.compile(typed.upper()), word.upper()) for typed, word in _VNI.items()),
)


def readable(text: str) -> str:
    """The text as an eye reads it, composed (NFC), its letters in the case they have."""
    seen = _INVISIBLE.sub("", unicodedata.normalize("NFKD", text)).translate(_LOOK_ALIKES)
    composed = unicodedata.normalize("NFC", seen)
    if composed.isascii():
        return composed
    for spelling, word in _OLD_ENCODINGS:
        composed = spelling.sub(word, composed)
    return composed


def is_spelling_of(typed: str, word: str) -> bool:
    """Whether ``typed`` is ``word`` in any case, with all of its accents, some, or none.

    Other accents make another word: ``mat`` and ``mât`` may be ``mật``, ``mắt`` and ``mặt`` are not.
    """
    letters, wanted = _letters(typed), _letters(word)
    return len(letters) == len(wanted) and all(
        base == other and marks <= all_marks
        for (base, marks), (other, all_marks) in zip(letters, wanted, strict=True)
    )


def has_all_accents(typed: str, word: str) -> bool:
    """Whether ``typed`` is ``word`` with nothing lost but the case."""
    return typed.casefold() == word


@lru_cache(maxsize=4096)
def _letters(word: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """Each letter as its base and its marks."""
    decomposed = (unicodedata.normalize("NFD", letter) for letter in word.casefold())
    return tuple((parts[0], frozenset(parts[1:])) for parts in decomposed)
