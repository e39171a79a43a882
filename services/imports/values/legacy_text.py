"""Text from before Unicode (TCVN3, VNI) and text decoded wrongly (mojibake), brought to Unicode.

The letters of both font encodings are Western letters and signs: ``T« ThÞ Mü H¹nh`` is TCVN3,
``Toâ Thò Myõ Haïnh`` is VNI. A single short word may be right in two encodings (``Thò`` is also a
word), so all text of a sheet is judged together, and what stays doubtful is marked.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from functools import cache

from core.vietnamese import canonical
from services.imports.codes import Code
from services.imports.values.letters import ACCENTED, TABLE
from services.imports.values.syllables import is_syllable, share_of_syllables, words

Decoder = Callable[[str], str]

_WESTERN_OURS = frozenset(letter for letter in ACCENTED if letter < "\u0100")
# Signs that carry letters in TCVN3, VNI or mojibake and are no Vietnamese letters themselves.
# Eth stands for Đ in much Unicode text, so it is no mark of anything.
_SUSPICIOUS = frozenset(
    character
    for row in TABLE
    for character in row["tcvn3"] + row["vni"]
    if character > "\x7f" and character not in _WESTERN_OURS and character != "Ð"
) | frozenset("ÃÄÆºƒ»¿‹›™œŸ€‚„…†‡ˆ‰Š‘’“”•–—˜š¡\ufffd")
_MARK = re.compile(f"[{re.escape(''.join(sorted(_SUSPICIOUS)))}]")
_UNICODE_ONLY = re.compile(f"[{''.join(letter for letter in ACCENTED if letter > 'ÿ')}\u0300-\u0323]")


class TextRepair:
    """How to read the text of one sheet; made by :func:`repair_for`."""

    def __init__(self, usual: Code | None, is_mixed: bool) -> None:
        self._usual = usual
        self._is_mixed = is_mixed

    @cache  # noqa: B019 - lives as long as one import
    def __call__(self, text: str) -> tuple[str, Code | None]:
        """The text in Unicode, and what was done to it (None: nothing)."""
        if text.isascii() or (_UNICODE_ONLY.search(text) and not _is_mojibake(text)):
            return text, None
        if _MARK.search(text):
            return self._decoded(text)
        if self._usual not in _FONTS:
            return text, None
        return self._without_a_mark(text, self._usual)

    def _decoded(self, text: str) -> tuple[str, Code | None]:
        for way in (self._usual, Code.TEXT_MOJIBAKE) if self._usual else _DECODERS:
            decoded = _DECODERS[way](text)
            is_expected = way is self._usual and not self._is_mixed
            if decoded != text and (is_expected or _fits(way, decoded, text)):
                return decoded, Code.TEXT_UNREADABLE if "\ufffd" in decoded else way
        if "\ufffd" in text:
            return text, Code.TEXT_UNREADABLE
        return text, Code.TEXT_UNSURE if _is_odd(text) else None

    def _without_a_mark(self, text: str, way: Code) -> tuple[str, Code | None]:
        """Right in Unicode as it stands, and perhaps in the font encoding too: ``Thò`` or ``Thị``."""
        decoded = _DECODERS[way](text)
        if decoded == text:
            return text, None
        if not self._is_mixed:
            return decoded, way
        if not _all_syllables(text):
            return (decoded, way) if _all_syllables(decoded) else (text, Code.TEXT_UNSURE)
        return text, Code.TEXT_UNSURE if _all_syllables(decoded) else None


def repair_for(texts: Iterable[str]) -> TextRepair | None:
    """Judge all text of a sheet together; None where it is plain Unicode and needs no repair."""
    accented = {text for text in texts if not text.isascii()}
    marked = [text for text in accented if _MARK.search(text)]
    ways = Counter(way for text in marked if (way := _best_way(text)))
    if not marked:
        return None
    usual = ways.most_common(1)[0][0] if ways else None
    proven = sum(1 for text in accented if _UNICODE_ONLY.search(text) and not _is_mojibake(text))
    return TextRepair(usual, is_mixed=proven > 0)


def _best_way(text: str) -> Code | None:
    for way, decode in _DECODERS.items():
        decoded = decode(text)
        if decoded != text and _fits(way, decoded, text):
            return way
    return None


def _fits(way: Code, decoded: str, text: str) -> bool:
    """Whether text was really written that way.

    Misread UTF-8 proves itself by decoding; a font encoding must make syllables of nearly all words.
    """
    return way is Code.TEXT_MOJIBAKE or share_of_syllables(decoded) >= max(
        0.8, share_of_syllables(text) + 0.01
    )


def _all_syllables(text: str) -> bool:
    return all(is_syllable(word) for word in words(text) if not word.isascii())


def _is_odd(text: str) -> bool:
    return any(
        _MARK.search(word) and not is_syllable(word) for word in words(text) if word.strip("–—…“”‘’•·°«»")
    )


# --- Font encodings ---


def _font_decoder(column: str) -> Decoder:
    pairs = {row[column]: row["unicode_nfc"] for row in TABLE}
    # A capital with its mark in lower case, as "Aùnh" for "Ánh", occurs beside the proper "AÙnh".
    loose = {code[0] + code[1:].lower(): letter for code, letter in pairs.items() if code[0].isupper()}
    codes = loose | pairs
    pattern = re.compile("|".join(re.escape(code) for code in sorted(codes, key=len, reverse=True)))

    def decode(text: str) -> str:
        return _capitalised(pattern.sub(lambda match: codes[match[0]], canonical_spaces(text)))

    return decode


def canonical_spaces(text: str) -> str:
    """Non-breaking spaces as spaces, without touching letters that NFC or look-alikes would."""
    return text.replace("\u00a0", " ")


_WORD = re.compile(r"\w+")


def _capitalised(text: str) -> str:
    """TCVN3 writes capitals with tones in a font of capitals: ``NGUYỄN`` arrives as ``NGUYễN``."""
    return _WORD.sub(lambda match: match[0].upper() if _is_half_capital(match[0]) else match[0], text)


def _is_half_capital(word: str) -> bool:
    plain = [letter for letter in word if letter.isascii()]
    return len(word) > 1 and any(letter.isupper() for letter in word[1:]) and all(map(str.isupper, plain))


# --- UTF-8 that was read as Windows-1252 ---

_AS_WESTERN = re.compile(
    "[\u00c3\u00c4\u00c6\u00e1\u00c5][\u0080-\u00bf\u0152-\u0178\u0192\u02c6-\u02dc\u2013-\u2122\ufffd]"
)
# The one Vietnamese letter whose first byte is C4 and whose second has no place in Windows-1252.
_LOST_D = "Ä\ufffd"


def _is_mojibake(text: str) -> bool:
    return bool(_AS_WESTERN.search(text)) and _mojibake(text) != text


def _mojibake(text: str) -> str:
    """The text before it was misread; the same text if it was not misread in this way.

    Letters of which a byte was lost on the way come out as U+FFFD.
    """
    if not _AS_WESTERN.search(text):
        return text
    guess = text.replace(_LOST_D, "Ä\x90").replace("Ã ", "Ã\u00a0")
    try:
        data = b"".join(_western_byte(character) for character in guess)
        return canonical(_BROKEN_LETTER.sub("\ufffd".encode(), data).decode("utf-8"))
    except (UnicodeEncodeError, UnicodeDecodeError):
        return text


_BROKEN_LETTER = re.compile(rb"[\xc3-\xe1][\x80-\xbf]*\xff[\x80-\xbf]*")


def _western_byte(character: str) -> bytes:
    if character == "\ufffd":
        return b"\xff"
    return character.encode("latin-1") if "\x80" <= character <= "\x9f" else character.encode("cp1252")


_DECODERS: dict[Code, Decoder] = {
    Code.TEXT_MOJIBAKE: _mojibake,
    Code.TEXT_TCVN3: _font_decoder("tcvn3"),
    Code.TEXT_VNI: _font_decoder("vni"),
}
_FONTS = (Code.TEXT_TCVN3, Code.TEXT_VNI)
