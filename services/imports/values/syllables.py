"""Is a word a Vietnamese syllable? The measure by which encodings are told apart."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from pathlib import Path

from core.vietnamese import fold

TONES = "\u0300\u0301\u0303\u0309\u0323"
_RHYMES = frozenset((Path(__file__).parent / "data" / "rhymes.txt").read_text(encoding="utf-8").split())
_PLAIN_RHYMES = frozenset(map(fold, _RHYMES))
_ONSET = re.compile(r"ngh|ng|gh|gi|kh|nh|ph|qu|th|tr|ch|[bcdđghklmnprstvx]")
_STOPS = ("c", "ch", "p", "t")
_STOP_TONES = ("\u0301", "\u0323")
# Anything but the separators of words: broken text uses signs such as ® and ¬ as letters.
_WORD = re.compile(r"[^\s!-/:-@\[-`{-~\u2013\u2014\u2026]+")


@lru_cache(maxsize=65_536)
def is_syllable(word: str) -> bool:
    """Whether ``word`` (one syllable, any case, accents in place) is spelled as Vietnamese spells.

    Tone is required to fit the end of the syllable: before c, ch, p, t only sắc and nặng occur.
    """
    marks = unicodedata.normalize("NFD", word.casefold())
    tones = [mark for mark in marks if mark in TONES]
    letters = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in TONES))
    if len(tones) > 1:
        return False
    ends_in_stop = letters.endswith(_STOPS)
    if ends_in_stop and tones and tones[0] not in _STOP_TONES:
        return False
    onset = _ONSET.match(letters)
    return letters in _RHYMES or bool(onset and _completes(letters, onset.end()))


def _completes(letters: str, onset: int) -> bool:
    # "gi" and "qu" lend their vowel to the rhyme in gì, gìn, giếng.
    return letters[onset:] in _RHYMES or (letters.startswith("gi") and letters[1:] in _RHYMES)


@lru_cache(maxsize=65_536)
def lacks_accents(word: str) -> bool:
    """Whether a word in plain letters becomes Vietnamese only by accents: ``Huong``, ``Ngoc``, ``Nguyen``.

    Before c, ch, p, t a tone is always written; other syllables may be right as they are (``Lan``).
    """
    letters = word.casefold()
    if not letters.isascii() or (is_syllable(letters) and not letters.endswith(_STOPS)):
        return False
    onset = _ONSET.match(letters)
    return letters[onset.end() if onset else 0 :] in _PLAIN_RHYMES


def share_of_syllables(text: str) -> float:
    """Of the words with letters beyond ASCII, the share that are syllables; 0 if there are none."""
    accented = [word for word in _WORD.findall(text) if not word.isascii()]
    return sum(is_syllable(word) for word in accented) / len(accented) if accented else 0.0


def words(text: str) -> list[str]:
    """The words of a text, signs that broken encodings use as letters included."""
    return _WORD.findall(text)
