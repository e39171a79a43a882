"""Months in addresses: ``2026-11``."""

from __future__ import annotations

from datetime import date
from typing import Any

from werkzeug.routing import BaseConverter


class MonthConverter(BaseConverter):
    """A month of the Gregorian calendar as its first day; an address without a true month is unknown."""

    regex = r"(?:19|20|21)\d{2}-(?:0[1-9]|1[0-2])"

    def to_python(self, value: str) -> date:
        """The first day of the month."""
        return date.fromisoformat(f"{value}-01")

    def to_url(self, value: Any) -> str:
        """``YYYY-MM``."""
        return f"{value:%Y-%m}"


def described(_converter: MonthConverter) -> dict[str, str]:
    """What the OpenAPI description says of it."""
    return {"type": "string", "pattern": f"^{MonthConverter.regex}$"}
