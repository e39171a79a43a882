"""Checks of values against the types of the Bot API, all the way down."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from tests.providers.telegram.formatting import UnparsableText, visible_text
from tests.providers.telegram.specification import BOT_API, Field, Shape

_ARRAY = "Array of "


class Upload:
    """A file that came as a part of a multipart body."""


def problems(value: object, types: tuple[str, ...], path: str) -> list[str]:
    """What keeps ``value`` from being any of ``types``; of several, the type that fits best is told of."""
    found = [list(_against(value, kind, path)) for kind in types]
    if not all(found):
        return []
    named = [reasons for kind, reasons in zip(types, found, strict=True) if _is_close(value, kind)]
    if named:
        return min(named, key=len)
    return [f"{path}: must be {' or '.join(types)}, not {type(value).__name__}"]


def shape_problems(values: Mapping[str, Any], shape: Shape, path: str) -> Iterator[str]:
    """What is wrong with the fields of an object or the parameters of a method."""
    for name in sorted(values.keys() - shape.fields.keys()):
        yield f"{path}{name}: {shape.name} has no such field"
    for field in shape.fields.values():
        if field.name in values:
            yield from _field_problems(values, field, path)
        elif field.required or _is_needed(field, values):
            yield f"{path}{field.name}: is required by {shape.name}"
    for reason in shape.miscounts(set(values)):
        yield f"{path.rstrip('.')}: {reason}"


def _is_needed(field: Field, values: Mapping[str, Any]) -> bool:
    others = field.needed_without
    return bool(others) and not all(name in values for name in others)


def _field_problems(values: Mapping[str, Any], field: Field, path: str) -> Iterator[str]:
    value, place = values[field.name], f"{path}{field.name}"
    wrong = problems(value, field.types, place)
    if wrong:
        yield from wrong
    elif isinstance(value, str):
        yield from _text_problems(value, field, values.get("parse_mode"), place)
    elif isinstance(value, list):
        yield from _outside(len(value), field.items, "items", place)
    elif isinstance(value, int | float):
        yield from _outside(value, field.range, "", place)


def _text_problems(text: str, field: Field, parse_mode: str | None, place: str) -> Iterator[str]:
    if field.choices and text not in field.choices:
        yield f"{place}: must be one of {', '.join(field.choices)}, not {text!r}"
    if not re.fullmatch(field.alphabet, text, re.DOTALL):
        yield f"{place}: must match {field.alphabet}"
    yield from _outside(len(text.encode()), field.bytes, "bytes", place)
    if field.characters:
        try:
            yield from _outside(len(visible_text(text, parse_mode)), field.characters, "characters", place)
        except UnparsableText as error:
            yield f"{place}: can't parse entities: {error}"


def _outside(size: float, limits: tuple[int, int] | None, unit: str, place: str) -> Iterator[str]:
    if limits and not limits[0] <= size <= limits[1]:
        yield f"{place}: {size} {unit} is outside {limits[0]}-{limits[1]}".replace("  ", " ")


def _against(value: object, kind: str, path: str) -> Iterator[str]:
    if kind.startswith(_ARRAY):
        yield from _against_array(value, kind.removeprefix(_ARRAY), path)
    elif kind in _PLAIN_TYPES:
        if not isinstance(value, _PLAIN_TYPES[kind]) or (isinstance(value, bool) and kind != "Boolean"):
            yield f"{path}: must be {kind}, not {type(value).__name__}"
    elif BOT_API.types[kind].subtypes:
        yield from problems(value, BOT_API.types[kind].subtypes, path)
    elif not isinstance(value, dict):
        yield f"{path}: must be {kind}, not {type(value).__name__}"
    else:
        yield from shape_problems(value, BOT_API.types[kind], f"{path}.")


def _against_array(value: object, kind: str, path: str) -> Iterator[str]:
    if not isinstance(value, list):
        yield f"{path}: must be a list of {kind}, not {type(value).__name__}"
        return
    for number, item in enumerate(value):
        yield from problems(item, (kind,), f"{path}[{number}]")


_PLAIN_TYPES: dict[str, tuple[type, ...]] = {
    "String": (str,),
    "Integer": (int,),
    "Float": (int, float),
    "Boolean": (bool,),
    "InputFile": (Upload,),
}


def _is_close(value: object, kind: str) -> bool:
    """Whether the value is of the same make, so that its inner mistakes are worth telling."""
    if isinstance(value, list):
        return kind.startswith(_ARRAY)
    return isinstance(value, dict) and kind not in _PLAIN_TYPES and not kind.startswith(_ARRAY)
