"""What is left of a text once Telegram has parsed its entities."""

from __future__ import annotations

import html
import re

_TAG_NAMES = "b|strong|i|em|u|ins|s|strike|del|span|tg-spoiler|tg-emoji|tg-time|a|code|pre|blockquote"
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)[^<>]*>")
_NAMED_ENTITIES = re.compile(r"&(?:lt|gt|amp|quot|#\d+|#x[0-9a-fA-F]+);")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_CODE = re.compile(r"```.*?```|`[^`]*`", re.DOTALL)
_RESERVED = re.compile(r"[\[\](){}#+\-=.!]")
_ESCAPED = "\ue000"  # takes the place of an escaped character while markup is removed


class UnparsableText(ValueError):
    """Telegram cannot parse the entities of the text."""


def visible_text(text: str, parse_mode: str | None) -> str:
    """The text as a reader sees it, without white space at its ends.

    Raises:
        UnparsableText: the markup is wrong, or there is no such ``parse_mode``.
    """
    match (parse_mode or "").lower():
        case "":
            return text.strip()
        case "html":
            return _without_tags(text).strip()
        case "markdownv2":
            return _without_marks(text, strict=True).strip()
        case "markdown":
            return _without_marks(text, strict=False).strip()
        case _:
            raise UnparsableText("unsupported parse_mode")


def _without_tags(text: str) -> str:
    opened: list[str] = []
    for closing, name in _TAG.findall(text):
        tag = name.lower()
        if not re.fullmatch(_TAG_NAMES, tag):
            raise UnparsableText(f'Unsupported start tag "{tag}"')
        if not closing:
            opened.append(tag)
        elif not opened or opened.pop() != tag:
            raise UnparsableText(f'Unmatched end tag "{tag}"')
    bare = _TAG.sub("", text)
    if opened:
        raise UnparsableText(f'Can\'t find end tag corresponding to start tag "{opened[-1]}"')
    if "<" in bare:
        raise UnparsableText('Unsupported start tag ""')
    return _NAMED_ENTITIES.sub(lambda entity: html.unescape(entity[0]), bare)


def _without_marks(text: str, *, strict: bool) -> str:
    """Both Markdown modes, near enough to count characters; ``strict`` is MarkdownV2."""
    marks = "*_~`" if strict else "*_`"
    escaped = re.sub(r"\\[\x01-\x7e]", _ESCAPED, text)
    plain = _CODE.sub(lambda code: _ESCAPED * len(code[0].strip("`")), escaped)
    plain = _LINK.sub(r"\1", plain)
    plain = re.sub(r"^>", "", plain.replace("||", ""), flags=re.MULTILINE) if strict else plain
    reserved = _RESERVED.search(plain) if strict else None
    if reserved:
        raise UnparsableText(
            f"Character '{reserved[0]}' is reserved and must be escaped with the preceding '\\'"
        )
    for mark in marks:
        if plain.count(mark) % 2:
            raise UnparsableText(f"Can't find end of the entity that {mark} starts")
        plain = plain.replace(mark, "")
    return plain
