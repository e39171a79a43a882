"""Vietnamese text: one normal form at every input, a form to search by, a key to sort by."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANK = {letter: index for index, letter in enumerate(_LETTERS)}
# Dictionary order of tones: ngang, huyền, hỏi, ngã, sắc, nặng.
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_CONTROL = (*range(9), 11, 12, *range(14, 32), 127)  # all but tab and line breaks; PostgreSQL takes no NUL
_LOOK_ALIKES = str.maketrans(
    dict.fromkeys(_CONTROL) | {"\u00d0": "Đ", "\u00f0": "đ", "\u00a0": " ", "\u2019": "'", "\u02bc": "'"}
)
_ALIKE = re.compile("[\u00d0\u00f0\u2019\u02bc]")
_SPACES = re.compile(r"[ \t\u2000-\u200b\u202f\u3000\ufeff]+")


class _Folded(dict[int, str]):
    """One small letter without marks for each character, found out when it is first met."""

    def __missing__(self, code: int) -> str:
        base = unicodedata.normalize("NFD", chr(code).casefold())[0]
        self[code] = letter = "d" if base == "đ" else base
        return letter


_FOLDED = _Folded()


_NEW_PLACEMENT = {
    unicodedata.normalize("NFC", first + tone + second): unicodedata.normalize("NFC", first + second + tone)
    for pair in ("oa", "oe", "uy", "OA", "OE", "UY", "Oa", "Oe", "Uy")
    for first, second in (pair,)
    for tone in _TONES
}
_OLD_PLACEMENT = re.compile(rf"(?:{'|'.join(_NEW_PLACEMENT)})(?!\w)")


def canonical(text: str) -> str:
    """NFC, the Icelandic Eth read as Đ, no control characters, one kind of line break. Idempotent."""
    composed = unicodedata.normalize("NFC", text.translate(_LOOK_ALIKES))
    return composed.replace("\r\n", "\n").replace("\r", "\n")


def normalise(text: str) -> str:
    """:func:`canonical`, with every run of blanks as one space and ends trimmed. Idempotent."""
    if _is_plain(text):
        return text.strip(" ")
    return "\n".join(_SPACES.sub(" ", line).strip() for line in canonical(text).split("\n")).strip()


def fold(text: str) -> str:
    """The form to search by: lower case, no accents, đ as d: ``Nguyễn Thị Hòa`` → ``nguyen thi hoa``.

    Old and new tone placement (``hòa``/``hoà``) and NFC/NFD fold to the same text. Idempotent.
    """
    plain = " ".join(map(_without_marks, text.split(" "))).replace("đ", "d")
    return normalise(plain).replace("đ", "d")


def fold_in_place(text: str) -> str:
    """Letter by letter as :func:`fold`: what stands at a place in it stands there in ``text`` (NFC) too."""
    return text.translate(_FOLDED)


def one_tone_placement(text: str) -> str:
    """The text (NFC) with the tone of oa, oe and uy where the newer spelling has it: ``ủy`` → ``uỷ``.

    ``hòa`` and ``hoà`` are one word; within a syllable that goes on (``hoàn``) there is one place only.
    """
    return _OLD_PLACEMENT.sub(lambda found: _NEW_PLACEMENT[found[0]], text)


def sort_key(text: str) -> str:
    """A plain ASCII-comparable key that sorts as a Vietnamese dictionary does.

    Words are compared letter by letter (a ă â b … d đ e ê …) and only then by tone
    (ngang, huyền, hỏi, ngã, sắc, nặng), so ``An < Ân < Bình`` and ``ma < mà < mả < mã < má < mạ``.
    Numbers are compared by their value: ``Chi bộ 2 < Chi bộ 10``.
    """
    return " ".join(map(_word_key, normalise(text).casefold().split()))


def name_sort_key(full_name: str) -> str:
    """The key of a person's name: given name first, then family and middle names.

    Viet Nam lists people by given name (tên), the last word of the full name.
    """
    words = normalise(full_name).casefold().split()
    return " ".join(map(_word_key, words[-1:] + words[:-1]))


def _is_plain(text: str) -> bool:
    """Whether there is nothing to normalise but blanks at the ends, which a quick look tells of most text."""
    return (
        text.isprintable()  # no line break, no control character, no blank but the plain one
        and "  " not in text
        and (text.isascii() or (not _ALIKE.search(text) and unicodedata.is_normalized("NFC", text)))
    )


_NUMBER = re.compile(r"[0-9]+")
_NUMBER_WIDTH = 6


# Names are made of few words: in a list of a hundred thousand people some three thousand.
@lru_cache(maxsize=16_384)
def _without_marks(word: str) -> str:
    decomposed = unicodedata.normalize("NFD", word.casefold())
    return "".join(mark for mark in decomposed if not unicodedata.combining(mark))


@lru_cache(maxsize=16_384)
def _word_key(word: str) -> str:
    letters, tones = [], []
    for character in _NUMBER.sub(lambda number: number[0].zfill(_NUMBER_WIDTH), word):
        parts = unicodedata.normalize("NFD", character)
        tone = next((_TONES[mark] for mark in parts if mark in _TONES), "0")
        base = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in _TONES))
        rank = _RANK.get(base)
        letters.append(chr(ord("A") + rank) if rank is not None else f"!{ord(base[0]):05x}")
        tones.append(tone)
    return "".join(letters) + "." + "".join(tones)
