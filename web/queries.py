"""Reading what stands behind the question mark of an address: wrong values count as none."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from flask import request

from core.vietnamese import normalise

_LONGEST = 200
_NUMBERS_END = 2**63


def text_argument(name: str) -> str:
    """A short text in its one normal form; empty where there is none."""
    return normalise(request.args.get(name, ""))[:_LONGEST]


def number_argument(name: str) -> int | None:
    """A number that the database can compare with."""
    number = request.args.get(name, type=int)
    return number if number is not None and 0 <= number < _NUMBERS_END else None


def uuid_argument(name: str) -> UUID | None:
    """An id."""
    return request.args.get(name, type=UUID)


def moment_and_id(name: str) -> tuple[datetime, UUID] | None:
    """A place in a list ordered by time: ``2026-11-05T12:30:00+00:00_<id>``."""
    moment, _, found = request.args.get(name, "").partition("_")
    try:
        place = datetime.fromisoformat(moment), UUID(found)
    except ValueError:
        return None
    return place if place[0].tzinfo else None
