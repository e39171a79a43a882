"""The Bot API as published: methods, types, and the limits that its descriptions state in words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Self

_FILE = Path(__file__).parent.parent / "data" / "telegram_bot_api.json"

_SIZE = re.compile(r"\b(\d+)-(\d+) (?:(characters)|(?:[Bb]ytes))")
_NUMBER = re.compile(r"(?:[;,]|between) (\d+)-(\d+)(?= are accepted|[.;]|$)")
_ITEMS = re.compile(r"\b(?:of|include) (\d+)-(\d+) ")
_MOST_ITEMS = re.compile(r"[Aa]t most (\d+) ")
_CONSTANT = re.compile(r"(?:must be|always) [\"“]?(\w+)[\"”]?\.?$")
_CHOICES = re.compile(
    r"[Mm]ust be one of ((?:[\"“][^\"”]+[\"”](?: \([^)]*\))?(?:, or | or |, )?)+)(?=[.;]|$)"
)
_NEEDED = re.compile(r"[Rr]equired if (\w+)(?: and (\w+))? (?:is not|are not|isn't) specified")
_COUNTED = re.compile(
    r"(Exactly|At most) one of the (?:optional fields|fields other than ([^.]+?)) (?:must|can) be"
)
_ALPHABETS = {
    "only lowercase English letters, digits and underscores": "[a-z0-9_]*",
    "Only characters A-Z, a-z, 0-9, _ and - are allowed": "[A-Za-z0-9_-]*",
}


@dataclass(frozen=True)
class Field:
    """One parameter of a method or one field of a type."""

    name: str
    types: tuple[str, ...]
    required: bool
    description: str

    @cached_property
    def characters(self) -> tuple[int, int] | None:
        """The least and the greatest number of characters, after entities are parsed."""
        return self._size(characters=True)

    @cached_property
    def bytes(self) -> tuple[int, int] | None:
        """The least and the greatest number of bytes in UTF-8."""
        return self._size(characters=False)

    @cached_property
    def range(self) -> tuple[int, int] | None:
        """The least and the greatest number."""
        return _pair(_NUMBER.search(self.description)) if {"Integer", "Float"} & set(self.types) else None

    @cached_property
    def items(self) -> tuple[int, int] | None:
        """The least and the greatest count of a list's items."""
        if not self.types[0].startswith("Array of"):
            return None
        most = _MOST_ITEMS.search(self.description)
        return (0, int(most[1])) if most else _pair(_ITEMS.search(self.description))

    @cached_property
    def choices(self) -> tuple[str, ...]:
        """The only values that a string may have; empty when the description does not list them in full."""
        if self.types != ("String",):
            return ()
        constant, choices = _CONSTANT.search(self.description), _CHOICES.search(self.description)
        if constant:
            return (constant[1],)
        return tuple(re.findall(r"[\"“]([^\"”]+)[\"”]", choices[1])) if choices else ()

    @cached_property
    def alphabet(self) -> str:
        """A regular expression that a string must match as a whole."""
        return next((pattern for words, pattern in _ALPHABETS.items() if words in self.description), ".*")

    @cached_property
    def needed_without(self) -> tuple[str, ...]:
        """The field must be given unless all of these are; empty when there is no such rule."""
        needed = _NEEDED.search(self.description)
        return tuple(name for name in needed.groups() if name) if needed else ()

    def _size(self, *, characters: bool) -> tuple[int, int] | None:
        size = _SIZE.search(self.description) if "String" in self.types else None
        return _pair(size) if size and bool(size[3]) == characters else None


@dataclass(frozen=True)
class Shape:
    """A method (``returns`` is what it answers) or a type (``subtypes`` where it is a choice of others)."""

    name: str
    description: str
    fields: dict[str, Field]
    returns: tuple[str, ...]
    subtypes: tuple[str, ...]

    @classmethod
    def read(cls, content: dict[str, Any]) -> Self:
        """Read an entry of the published file."""
        fields = [
            Field(field["name"], tuple(field["types"]), field["required"], field["description"])
            for field in content.get("fields", [])
        ]
        return cls(
            content["name"],
            " ".join(content["description"]),
            {field.name: field for field in fields},
            tuple(content.get("returns", [])),
            tuple(content.get("subtypes", [])),
        )

    def miscounts(self, given: set[str]) -> Iterator[str]:
        """The rules on how many of the fields go together that ``given`` breaks."""
        rule = _COUNTED.search(self.description)
        if rule is None:
            return
        apart = set(re.findall(r"\w+", rule[2] or "")) | {
            name for name in self.fields if self.fields[name].required
        }
        counted = sorted(given - apart)
        if len(counted) > 1 or (rule[1] == "Exactly" and not counted):
            yield f"{rule[1].lower()} one of its optional fields may be given, not {counted}"


class _Specification:
    def __init__(self, file: Path) -> None:
        content = json.loads(file.read_text("utf-8"))
        self.methods = {name.lower(): Shape.read(method) for name, method in content["methods"].items()}
        self.types = {name: Shape.read(kind) for name, kind in content["types"].items()}


BOT_API = _Specification(_FILE)


def _pair(found: re.Match[str] | None) -> tuple[int, int] | None:
    return (int(found[1]), int(found[2])) if found else None
