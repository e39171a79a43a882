"""The smallest value that the Bot API would accept for a type."""

from __future__ import annotations

from tests.providers.telegram.specification import BOT_API, Field

_PLAIN: dict[str, object] = {"String": "x", "Integer": 1, "Float": 1.0, "Boolean": True}


def example(types: tuple[str, ...]) -> object:
    """A value of the first of ``types``, with required fields only."""
    kind = types[0]
    if kind.startswith("Array of "):
        return []
    if kind in _PLAIN:
        return _PLAIN[kind]
    shape = BOT_API.types[kind]
    if shape.subtypes:
        return example(shape.subtypes)
    return {field.name: _example_field(field) for field in shape.fields.values() if field.required}


def _example_field(field: Field) -> object:
    if field.choices:
        return field.choices[0]
    if field.range and field.range[0] > 1:
        return field.range[0]
    return example(field.types)
