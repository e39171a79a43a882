"""What a recount of kept figures finds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Difference:
    """Something kept that is not what a recount finds: what kind of thing, and which, by its id."""

    kind: str
    what: str
