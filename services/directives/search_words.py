"""What somebody types into a search, as PostgreSQL asks it: words, phrases, a last word half typed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.vietnamese import fold_in_place, normalise, one_tone_placement

_MOST_WORDS = 12
_PARTS = re.compile(r"[\"“”]([^\"“”]*)[\"“”]?|([^\"“”]+)")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Sought:
    """A question in two forms. Empty strings: nothing that can be sought."""

    folded: str
    """A ``tsquery`` without accents, which finds."""
    loose: str
    """The same without regard to what stands side by side, which an index answers alone."""
    exact: str
    """The same with them, which ranks."""
    in_head: str
    """The first one, of symbol and abstract only."""
    words: tuple[str, ...]
    """The folded words, to mark them in an excerpt."""
    is_open: bool
    """Whether the last word may go on."""


def sought(query: str) -> Sought:
    """Every word must be there; words in quotes side by side; the last one may go on."""
    plain = one_tone_placement(normalise(query).lower())
    phrases = [
        (_words(quoted or free), bool(quoted)) for quoted, free in _PARTS.findall(plain) if quoted or free
    ]
    is_open = bool(phrases) and not phrases[-1][1]
    exact = _question(phrases, is_open=is_open)
    folded = [([fold_in_place(word) for word in words], is_phrase) for words, is_phrase in phrases]
    question = _question(folded, is_open=is_open)
    return Sought(
        folded=question,
        loose=question.replace("<->", "&"),
        in_head=" ".join(_of_weight_a(part) for part in question.split(" ") if part),
        exact=exact,
        words=tuple(word for words, _ in folded for word in words)[:_MOST_WORDS],
        is_open=is_open,
    )


def searchable(text: str) -> tuple[str, str]:
    """A text as it is kept for search, with accents and without: words with blanks between them."""
    exact = " ".join(_words(one_tone_placement(normalise(text).lower())))
    return exact, fold_in_place(exact)


def excerpt(text: str, asked: Sought, *, length: int = 180) -> list[tuple[str, bool]]:
    """The place of a text where words stand first, as ``(part, is a hit)``; empty where none does."""
    whole = _whole_words(asked)
    if not whole:
        return []
    folded = fold_in_place(text)
    pattern = re.compile("|".join(whole))
    # Where the words stand as they were typed is the better place to show.
    first = re.search(r"[\W_]+".join(whole), folded) or pattern.search(folded)
    if first is None:
        return []
    begin = max(0, first.start() - length // 3)
    begin = text.rfind(" ", 0, begin) + 1 if begin else 0
    end = text.find(" ", begin + length)
    window = text[begin:] if end < 0 else text[begin:end]
    parts: list[tuple[str, bool]] = [("… ", False)] if begin else []
    place = 0
    for hit in pattern.finditer(folded[begin : begin + len(window)]):
        parts += [(window[place : hit.start()], False), (window[hit.start() : hit.end()], True)]
        place = hit.end()
    parts += [(window[place:], False), (" …" if end >= 0 else "", False)]
    return [(part, is_hit) for part, is_hit in parts if part]


def _whole_words(asked: Sought) -> list[str]:
    """A pattern for each word: from its beginning to its end, but for a last one that may go on."""
    closed = [rf"(?<![^\W_]){re.escape(word)}(?![^\W_])" for word in asked.words]
    if closed and asked.is_open:
        closed[-1] = closed[-1].removesuffix(r"(?![^\W_])")
    return closed


def _of_weight_a(part: str) -> str:
    if part in ("&", "<->"):
        return part
    return f"{part}A" if part.endswith(":*") else f"{part}:A"


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _question(phrases: list[tuple[list[str], bool]], *, is_open: bool) -> str:
    left, asked = _MOST_WORDS, []
    for words, is_phrase in phrases:
        taken = words[:left]
        left -= len(taken)
        if taken:
            asked.append((" <-> " if is_phrase else " & ").join(taken))
    question = " & ".join(asked)
    return f"{question}:*" if question and is_open else question
