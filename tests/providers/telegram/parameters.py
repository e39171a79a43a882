"""Reads the parameters of a call from its address, from JSON, from a form or from a multipart body."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl

from werkzeug.formparser import parse_form_data

from tests.providers.local_server import Request
from tests.providers.telegram.specification import Shape
from tests.providers.telegram.values import Upload, problems, shape_problems

_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")

Parameters = dict[str, Any]


class UnreadableCall(ValueError):
    """The body is of a kind that the Bot API does not take, or broken."""


def read(request: Request, method: Shape) -> tuple[Parameters, list[str]]:
    """The parameters with their types, and what is wrong with them.

    Raises:
        UnreadableCall: there are no parameters to be read.
    """
    texts = dict(parse_qsl(request.query, keep_blank_values=True))
    parameters: Parameters = {}
    uploads: set[str] = set()
    if request.media_type == "application/json":
        parameters = _json_object(request.body)
    elif request.media_type in _FORMS:
        fields, uploads = _form(request)
        texts |= fields
    elif request.body:
        raise UnreadableCall(f"a body of type {request.media_type!r} is not taken")
    parameters |= {name: _from_text(text, name, method) for name, text in texts.items()}
    return _with_files(parameters, uploads, method)


def _json_object(body: bytes) -> Parameters:
    try:
        content = json.loads(body)
    except ValueError as error:
        raise UnreadableCall("the body is not JSON") from error
    if not isinstance(content, dict):
        raise UnreadableCall("the body is not a JSON object")
    return content


def _form(request: Request) -> tuple[dict[str, str], set[str]]:
    environ = {
        "wsgi.input": io.BytesIO(request.body),
        "CONTENT_LENGTH": str(len(request.body)),
        "CONTENT_TYPE": request.headers["Content-Type"],
        "REQUEST_METHOD": request.method,
    }
    _, fields, files = parse_form_data(environ, silent=False)
    for file in files.values():
        file.close()
    return fields.to_dict(), set(files)


def _from_text(text: str, name: str, method: Shape) -> object:
    """The reading of a form's text that fits the field; else the one that shows best what is wrong."""
    field = method.fields.get(name)
    if field is None:
        return text
    readings = list(_readings(text))
    fitting = (value for value in readings if not problems(value, field.types, name))
    return next(fitting, readings[0])


def _readings(text: str) -> Iterator[object]:
    for spelling in (text, text.lower()):
        try:
            yield json.loads(spelling)
        except ValueError:
            continue
    yield text


def _with_files(parameters: Parameters, uploads: set[str], method: Shape) -> tuple[Parameters, list[str]]:
    """Put the uploaded parts where they belong, and check everything."""
    attached = set(_attachments(parameters))
    direct = uploads - attached
    complete = parameters | {name: Upload() for name in direct}
    wrong = list(shape_problems(complete, method, ""))
    wrong += [f"attach://{name}: no such part was sent" for name in sorted(attached - uploads)]
    return complete, wrong


def _attachments(value: object) -> Iterator[str]:
    """The names of parts that a string ``attach://<name>`` anywhere inside refers to."""
    if isinstance(value, str) and value.startswith("attach://"):
        yield value.removeprefix("attach://")
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _attachments(inner)
