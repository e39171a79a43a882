"""Fields whose rules hold at every input: one normal form of text, days and moments within reason."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from marshmallow import fields
from marshmallow.validate import Length, Range

from core.clock import LOCAL_TIME_ZONE
from core.vietnamese import normalise

# Nobody in the handbook was born before, and nothing is planned after.
_FIRST, _LAST = date(1900, 1, 1), date(2200, 1, 1)


class Text(fields.String):
    """A string in the handbook's normal form (NFC, plain blanks, ends trimmed)."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        return normalise(super()._deserialize(value, attr, data, **kwargs))


class Moment(fields.AwareDateTime):
    """A point in time, brought to UTC so that it is told as it was kept; a day alone is none."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> datetime:
        read: datetime = super()._deserialize(value, attr, data, **kwargs)
        if len(value) <= len("2026-11-22"):
            raise self.make_error("invalid", input=value, obj_type=self.OBJ_TYPE)
        try:
            return read.astimezone(UTC)
        except OverflowError as error:
            raise self.make_error("invalid", input=value, obj_type=self.OBJ_TYPE) from error


def line(most: int, **kwargs: Any) -> Text:
    """A required line of text of 1 to ``most`` characters."""
    return Text(required=True, validate=Length(min=1, max=most), **kwargs)


def day(**kwargs: Any) -> fields.Date:
    """A calendar day, ``YYYY-MM-DD``."""
    return fields.Date(validate=Range(_FIRST, _LAST), **kwargs)


def moment(**kwargs: Any) -> Moment:
    """A point in time; without an offset it is meant as in Viet Nam."""
    limits = Range(datetime(1900, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC))
    return Moment(default_timezone=LOCAL_TIME_ZONE, validate=limits, **kwargs)
