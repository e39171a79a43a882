"""The day whose tree is looked at: today, or the one in the address."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import request


@dataclass(frozen=True, slots=True)
class ChosenDay:
    """``on`` is the day that counts; ``given`` is None where nobody chose another than today."""

    on: date
    given: date | None

    @property
    def query(self) -> dict[str, Any]:
        """What an address needs so that the page it leads to is of the same day."""
        return {"as_of": self.given.isoformat()} if self.given else {}


def chosen_day(today: date) -> ChosenDay:
    """The day of ``?as_of=``; whatever is no day counts as today."""
    try:
        given = date.fromisoformat(request.args.get("as_of", ""))
    except ValueError:
        given = today
    return ChosenDay(given, None if given == today else given)
