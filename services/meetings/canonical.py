"""One text for one record, and its hash: the same on every machine, in every year."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

import orjson


def canonical(record: Mapping[str, Any]) -> str:
    """The record as JSON: keys sorted, no blanks, UTF-8; ids as text, moments in UTC as RFC 3339.

    Only texts, whole numbers, booleans, nulls, lists and objects: nothing that machines write in two ways.
    """
    options = orjson.OPT_SORT_KEYS | orjson.OPT_PASSTHROUGH_DATETIME
    return orjson.dumps(record, default=_written, option=options).decode()


def _written(value: object) -> str:
    """Days and moments; a moment is the same one in whatever zone it was told."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def digest(text: str) -> str:
    """SHA-256 of the UTF-8 bytes, hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()
