"""Reading what a request carries: strict JSON, and what is wrong with it told by field."""

from __future__ import annotations

from typing import Any, NoReturn

import orjson
from flask import Request
from marshmallow import Schema, ValidationError, missing
from webargs.flaskparser import FlaskParser
from werkzeug.exceptions import BadRequest, UnsupportedMediaType

from core.errors import Invalid


class InvalidFields(Invalid):
    """A schema refused what was sent; ``messages`` says why, by field, in the schema's English."""

    def __init__(self, messages: dict[str, Any]) -> None:
        super().__init__()
        self.messages = messages


class Parser(FlaskParser):
    """JSON by orjson: it refuses NaN, half surrogates that PostgreSQL cannot store, and endless nesting."""

    def load_json(self, req: Request, schema: Schema) -> Any:  # noqa: ARG002 - webargs' own signature
        """The value of a JSON body; nothing at all is left to the schema to complain of.

        Raises:
            UnsupportedMediaType: the body is not declared as JSON.
            BadRequest: it is no JSON.
        """
        body = req.get_data(cache=True)
        if not body:
            return missing
        if not req.is_json:
            raise UnsupportedMediaType
        try:
            return orjson.loads(body)
        except orjson.JSONDecodeError as error:
            raise BadRequest from error

    def handle_error(
        self,
        error: ValidationError,
        req: Request,  # noqa: ARG002 - webargs' own signature
        schema: Schema,  # noqa: ARG002
        **_kwargs: Any,
    ) -> NoReturn:
        """Refuse, naming each field; webargs puts the place (``json``, ``query``) around them."""
        (messages,) = error.messages_dict.values()
        raise InvalidFields(messages) from error
