"""Google's own description of FCM, turned into a JSON Schema that refuses whatever it does not name."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

Schema = dict[str, Any]

_FORMATS: dict[str, Schema] = {
    "int32": {"minimum": -(2**31), "maximum": 2**31 - 1},
    "float": {},
    "google-duration": {"pattern": r"^-?\d+(\.\d{1,9})?s$"},
    "google-datetime": {"pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$"},
}


@cache
def document() -> Schema:
    """The discovery document ``fcm.v1`` as google-api-python-client carries it."""
    folder = files("googleapiclient.discovery_cache.documents")
    content: Schema = json.loads((folder / "fcm.v1.json").read_text("utf-8"))
    return content


def targets() -> tuple[str, ...]:
    """The fields of a message that say where it goes, as far as the document has them."""
    named = document()["schemas"]["Message"]["properties"]
    return tuple(field for field in ("fid", "token", "topic", "condition") if field in named)


def scopes() -> frozenset[str]:
    """The OAuth scopes of which a caller of ``messages:send`` needs one."""
    send = document()["resources"]["projects"]["resources"]["messages"]["methods"]["send"]
    return frozenset(send["scopes"])


@cache
def send_request_validator() -> Draft202012Validator:
    """A validator for the body of ``messages:send``."""
    definitions = {name: _converted(schema) for name, schema in document()["schemas"].items()}
    schema = {"$ref": "#/$defs/SendMessageRequest", "$defs": definitions}
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def spellings(name: str) -> tuple[str, ...]:
    """The names under which the JSON of protocol buffers takes a field: lowerCamelCase and its own."""
    original = re.sub(r"(?=[A-Z])", "_", name).lower()
    return (name,) if original == name else (name, original)


def _converted(schema: Schema) -> Schema:
    if "$ref" in schema:
        return {"$ref": f"#/$defs/{schema['$ref']}"}
    match schema["type"]:
        case "any":
            return {}
        case "object":
            return _converted_object(schema)
        case "array":
            return {"type": "array", "items": _converted(schema["items"])}
        case kind:
            return {"type": kind, **_FORMATS.get(schema.get("format", ""), {}), **_choices(schema)}


def _converted_object(schema: Schema) -> Schema:
    if "additionalProperties" in schema:
        return {"type": "object", "additionalProperties": _converted(schema["additionalProperties"])}
    fields = schema.get("properties", {})
    converted: Schema = {
        "type": "object",
        "properties": {name: _converted(field) for key, field in fields.items() for name in spellings(key)},
        "additionalProperties": False,
    }
    requirements = list(_requirements(fields))
    return {**converted, "allOf": requirements} if requirements else converted


def _requirements(fields: dict[str, Schema]) -> Iterable[Schema]:
    """Each field may be given once; one that is described as required, in one of its spellings."""
    for key, field in fields.items():
        names = spellings(key)
        if len(names) > 1:
            yield {"not": {"required": list(names)}}
        if field.get("description", "").startswith("Required."):
            yield {"anyOf": [{"required": [name]} for name in names]}


def _choices(schema: Schema) -> Schema:
    # The document lists NORMAL and HIGH, its prose says "normal" and "high", and Google takes both.
    if "enum" not in schema:
        return {}
    return {"enum": [spelled for choice in schema["enum"] for spelled in (choice, choice.lower())]}
