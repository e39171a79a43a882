"""Finding secrecy stamps (Mật, Tối mật, Tuyệt mật) in texts where "mật" is an ordinary word.

"Bí mật", "mật độ", "mật ong" and "bảo mật" are in every other document, and laws speak of "độ Tối mật"
in their sentences. So it is not the word that is looked for but the stamp: alone on a line or in a column
of it, in brackets, behind a label ("Độ mật: …"), beside the letterhead, before or behind a title. Capitals
weigh more than small letters, the head of a page more than the rest, all accents more than none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from core.vietnamese import fold_in_place
from models import Secrecy
from services.directives.secrecy.spelling import has_all_accents, is_spelling_of, readable

_STAMPS = {
    "tuyệtmật": Secrecy.TOP_SECRET,
    "tốimật": Secrecy.SECRET,
    "mật": Secrecy.CONFIDENTIAL,
}
_ORDER = list(Secrecy)
# A stamp stands in the first lines of a page, beside or below the letterhead.
_HEAD_LINES = 25
_LONGEST_EXCERPT = 80
_GAPS = re.compile(r"[\s.\-_·]+")
_COLUMNS = re.compile(r"\s{2,}|\t|[|│┃¦]")
_FRAME = " \t.,:*_#=~-–—―'\"“”‘’«»<>()[]{}•·●■□▪◼│║╔╗╚╝═┌┐└┘─+^`"
# The rest is sought in folded text (no accents, small letters) and then looked at as it was typed.
_STAMP = r"((?:tuyet|toi)\s+mat|mat)"
_BRACKETED = re.compile(rf"[(\[{{<«“\"]\s*{_STAMP}\s*[)\]}}>»”\"]")
_LABELLED = re.compile(
    rf"(?<!\w)(?:do|dau)\s+mat\s*[:=]\s*[^\w\s]{{0,3}}\s*{_STAMP}(?!\w)(?!\s+(?:do|ma|ong))"
)
_OPENING = re.compile(rf"^\W*{_STAMP}\s*[:\-–—/]\s*\w")
_CLOSING = re.compile(rf"\w\s*[:\-–—/]\s*{_STAMP}\W*$")
_AT_AN_END = (
    re.compile(rf"^\W*{_STAMP}\s+(?!do|ma|ong|vu)\w"),
    re.compile(rf"(?<!bi)(?<!bao)(?<!do)\s{_STAMP}\W*$"),
)
_LETTERHEAD = re.compile(
    r"dang cong san viet nam|cong hoa xa hoi|(?:tinh|thanh|dang|huyen) uy\b|^\W*so\s*[:\d]"
)
_WORDS = re.compile(r"[^\W\d_]+")
_ORDINARY_BEFORE = frozenset(("bi", "bao", "co", "than", "ong", "duong", "nuoc", "tran", "do", "dau"))
_ORDINARY_BEHIND = frozenset(
    (
        "do",
        "ma",
        "ong",
        "khau",
        "thiet",
        "danh",
        "vu",
        "lenh",
        "bao",
        "tham",
        "nghi",
        "dam",
        "thu",
        "hoa",
        "tran",
    )
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """What looks like a stamp, and the line it was found in, cut short."""

    mark: Secrecy
    line: str


def in_document(text: str) -> list[Stamp]:
    """The stamps of a text of many lines; a form feed begins a page."""
    found: list[Stamp] = []
    for page in readable(text).split("\f"):
        lines = [line for line in page.split("\n") if line.strip()]
        for number, line in enumerate(lines):
            found += _in_line(line, is_head=number < _HEAD_LINES)
    return found


def in_title(text: str) -> list[Stamp]:
    """The stamps of a field of one or a few lines: a title, a symbol, a summary."""
    lines = (line for line in readable(text).split("\n") if line.strip())
    return [stamp for line in lines for stamp in _in_line(line, is_head=True)]


def in_file_name(name: str) -> list[Stamp]:
    """The stamp in a file's name, whose words may be joined by anything: ``KH_12-TOI-MAT.pdf``."""
    seen = readable(name)
    words = [found[0] for found in _WORDS.finditer(seen.rpartition(".")[0] or seen)]
    marks = [mark for place in range(len(words)) if (mark := _in_words(words, place))]
    marks += _marks(seen, _BRACKETED.finditer(fold_in_place(seen)))
    return [Stamp(max(marks, key=_ORDER.index), _excerpt(seen))] if marks else []


def _in_line(line: str, *, is_head: bool) -> Iterator[Stamp]:
    """The gravest mark that a line shows."""
    marks = [*_alone(line, is_head=is_head), *_set_apart(line, is_head=is_head)]
    if marks:
        yield Stamp(max(marks, key=_ORDER.index), _excerpt(line))


def _alone(line: str, *, is_head: bool) -> Iterator[Secrecy]:
    """A line, or a column of it, that holds nothing but the stamp, spaced out or not."""
    columns = _COLUMNS.split(line)
    for part in (line, *columns):
        letters = _GAPS.sub("", part.strip(_FRAME))
        mark = _mark(letters)
        if mark and _weighs(letters, is_head=is_head or (part == line and letters.isupper())):
            yield mark


def _weighs(letters: str, *, is_head: bool) -> bool:
    """Whether so typed it is a stamp: in capitals, or all accents in the head of a page."""
    is_whole = any(has_all_accents(letters, stamp) for stamp in _STAMPS)
    if letters.isupper():
        return is_whole or is_head
    return is_head and (is_whole or (letters[0].isupper() and len(letters) > len("mật")))


def _set_apart(line: str, *, is_head: bool) -> Iterator[Secrecy]:
    """A stamp among other words, set apart by brackets, a label, a dash, or its place in the letterhead."""
    folded = fold_in_place(line)
    if "mat" not in folded:
        return
    yield from _marks(line, _LABELLED.finditer(folded))
    yield from _marks(line, _BRACKETED.finditer(folded), in_capitals=True)
    if not is_head:
        return
    for pattern in (_OPENING, _CLOSING, *(_AT_AN_END if _LETTERHEAD.search(folded) else ())):
        yield from _marks(line, pattern.finditer(folded), in_capitals=True)


def _marks(line: str, found: Iterator[re.Match[str]], *, in_capitals: bool = False) -> Iterator[Secrecy]:
    """The marks of matches in the folded line that are spelled and typed like stamps in the line itself."""
    for match in found:
        typed = line[match.start(1) : match.end(1)]
        mark = _mark(_GAPS.sub("", typed))
        if mark and (typed.isupper() or not in_capitals):
            yield mark


def _in_words(words: list[str], place: int) -> Secrecy | None:
    """The mark at one word of a file name, unless its neighbours make it an ordinary word."""
    word, before, behind = words[place], words[place - 1] if place else "", words[place + 1 : place + 2]
    mark = _mark(word)
    if mark is Secrecy.CONFIDENTIAL and before:
        mark = _mark(before + word) or mark
    if mark is not Secrecy.CONFIDENTIAL:
        return mark
    if fold_in_place(before) in _ORDINARY_BEFORE or (behind and fold_in_place(behind[0]) in _ORDINARY_BEHIND):
        return None
    is_at_an_end = place in (0, len(words) - 1)
    stands_out = word.isupper() and not all(other.isupper() for other in words)
    return Secrecy.CONFIDENTIAL if is_at_an_end and (stands_out or has_all_accents(word, "mật")) else None


def _mark(letters: str) -> Secrecy | None:
    return next((mark for stamp, mark in _STAMPS.items() if is_spelling_of(letters, stamp)), None)


def _excerpt(line: str) -> str:
    plain = " ".join(line.split())
    return plain if len(plain) <= _LONGEST_EXCERPT else plain[: _LONGEST_EXCERPT - 1] + "…"
