"""Chance that falls the same way every time."""

from __future__ import annotations

from random import Random

_SEED = "so tay dang vien"


def dice(*about: object) -> Random:
    """A source of chance of its own for each thing: what one thing draws never shifts another's."""
    # Made-up data must come out the same every time; nothing secret hangs on it.
    return Random("/".join([_SEED, *map(str, about)]))  # noqa: S311
