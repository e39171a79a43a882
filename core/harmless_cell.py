"""Text in a cell that no spreadsheet program takes for a formula."""

from __future__ import annotations

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")


def harmless(text: str) -> str:
    """``text`` with an apostrophe before it where it could run; :func:`meant` undoes it."""
    return f"'{text}" if text.startswith(_STARTS_A_FORMULA) else text


def meant(text: str) -> str:
    """What :func:`harmless` was given."""
    return text[1:] if text.startswith("'") and text[1:].startswith(_STARTS_A_FORMULA) else text
