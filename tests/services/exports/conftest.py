"""Lists taken out of the test world."""

from __future__ import annotations

import csv
import io
from datetime import date

from services import exports
from tests.factories import Person, World


def taken_out(
    world: World, who: Person | str, noun: str, organisation: str, form: str, as_of: date | None = None
) -> bytes:
    """The bytes of a list that somebody takes out."""
    with world.acting(who) as work, exports.export(work, noun, organisation, form, as_of=as_of).file as file:
        return file.read()


def read_csv(content: bytes) -> list[dict[str, str]]:
    """The rows as any program reads them."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
