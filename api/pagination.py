"""Pages of a list: where the last one ended is an opaque cursor, never a page number."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import orjson
from marshmallow import Schema, fields
from marshmallow.validate import Length, Range

from api.fields import Text
from core.errors import Invalid

Row = TypeVar("Row")
DEFAULT_LIMIT = 50


class MalformedCursor(Invalid):
    """It did not come from the handbook."""

    code = "malformed_cursor"
    vi = "Vị trí trang không hợp lệ. Hãy mở lại danh sách từ đầu."
    en = "The cursor is not valid. Please open the list from its beginning."


class PageQuery(Schema):
    """Where to begin and how much to send."""

    cursor = Text(
        validate=Length(max=500), metadata={"description": "`next` of the page before; absent for the first"}
    )
    limit = fields.Integer(load_default=DEFAULT_LIMIT, validate=Range(1, 200))


def page_of(item: type[Schema]) -> type[Schema]:
    """The schema of a page of ``item``."""
    return Schema.from_dict(
        {
            "items": fields.List(fields.Nested(item), required=True),
            "next": fields.String(
                required=True, allow_none=True, metadata={"description": "cursor of the next page, or null"}
            ),
        },
        name=item.__name__.removesuffix("Schema") + "Page",
    )


def page(
    fetch: Callable[[int], Sequence[Row]], limit: int, position: Callable[[Row], Sequence[Any]]
) -> dict[str, Any]:
    """One page of rows; ``fetch`` is asked for one row more, to know whether others follow.

    Args:
        position: what the next page begins after.
    """
    rows = fetch(limit + 1)
    shown = rows[:limit]
    more = len(rows) > limit
    return {"items": shown, "next": _encoded(position(shown[-1])) if more else None}


def cursor_after(position: Sequence[Any]) -> str:
    """The cursor of a list that knows itself where its next page begins."""
    return _encoded(position)


def decoded(cursor: str | None, *types: Callable[[Any], Any]) -> tuple[Any, ...] | None:
    """The position in a cursor, each part read by one of ``types``.

    Raises:
        MalformedCursor: it is not one of ours, or one of another list.
    """
    if cursor is None:
        return None
    try:
        parts = orjson.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        return tuple(read(part) for read, part in zip(types, parts, strict=True))
    except (ValueError, TypeError, AttributeError, binascii.Error) as error:
        raise MalformedCursor(field="cursor") from error


def number(part: Any) -> int:
    """A part of a cursor that is a number PostgreSQL can hold."""
    if type(part) is not int or abs(part) >= 2**63:
        raise ValueError("not a number of a row")
    return part


def text(part: Any) -> str:
    """A part of a cursor that is a text PostgreSQL can hold."""
    if type(part) is not str or "\0" in part:
        raise ValueError("not a text of a row")
    return part


def _encoded(position: Sequence[Any]) -> str:
    return base64.urlsafe_b64encode(orjson.dumps(list(position))).decode().rstrip("=")
