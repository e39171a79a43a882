"""The fields of a directive that make a version of it, as plain values to keep and compare."""

from __future__ import annotations

from datetime import date
from typing import Any

from models import Directive, Urgency

FIELDS = (
    *("symbol", "type", "issuer", "issued_on", "effective_on", "abstract", "signer", "urgency"),
    *("summary", "asks_member", "asks_secretary", "asks_committee", "body", "acknowledge_by"),
)
_DAYS = ("issued_on", "effective_on", "acknowledge_by")


def content_of(directive: Directive) -> dict[str, Any]:
    """Every field; days as ``YYYY-MM-DD``."""
    return {name: _plain(getattr(directive, name)) for name in FIELDS}


def changed_fields(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    """The names of fields that differ, in the order of a form."""
    return [name for name in FIELDS if before.get(name) != after.get(name)]


def fields_of(content: dict[str, Any]) -> dict[str, Any]:
    """Every field as the use cases take it: :func:`content_of` the other way round."""
    days = {name: date.fromisoformat(content[name]) for name in _DAYS if content[name]}
    return content | days | {"urgency": Urgency(content["urgency"])}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
