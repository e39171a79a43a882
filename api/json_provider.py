"""JSON by orjson: ten times faster, and it refuses half surrogates that PostgreSQL cannot store."""

from __future__ import annotations

from typing import Any

import orjson
from flask import Response
from flask.json.provider import JSONProvider


class OrjsonProvider(JSONProvider):
    """What Flask and flask-smorest read and write JSON with."""

    def dumps(self, obj: Any, **_kwargs: Any) -> str:
        """Compact JSON text."""
        return orjson.dumps(obj).decode()

    def loads(self, s: str | bytes, **_kwargs: Any) -> Any:
        """The value of a JSON text; ``ValueError`` if it is none."""
        return orjson.loads(s)


def written(answer: dict[str, Any]) -> Response:
    """A hot read's answer, already as its schema describes it: orjson alone writes it.

    The schema stays the contract (tests hold every answer to it); it does not walk through 50 rows.
    """
    return Response(orjson.dumps(answer), mimetype="application/json")
