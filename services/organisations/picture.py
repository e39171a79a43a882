"""An organisation as it was on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from models import Organisation, OrganisationKind


@dataclass(frozen=True, slots=True)
class Picture:
    """An organisation as it was on a day. It is read like an ``Organisation``."""

    id: int
    code: str
    name: str
    kind: OrganisationKind
    parent_id: int | None
    ancestors: list[int]
    valid_from: date
    valid_to: date | None


Place: TypeAlias = Organisation | Picture
"""Today's picture or another day's."""
