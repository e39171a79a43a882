"""Uploading lists of made-up people, and looking at what became of them."""

from __future__ import annotations

from uuid import UUID

from models import ImportRun
from services import imports, members, organisations
from tests.factories import World
from tests.services.imports.conftest import COMMUNE, Person, list_of

ADMINISTRATOR = f"administrator@{COMMUNE}"
NEXT_DOOR = "administrator@X1"


def uploaded(world: World, *people: Person, content: bytes | None = None) -> UUID:
    """The id of an upload by the administrator of the commune."""
    with world.acting(ADMINISTRATOR) as work:
        sent = list_of(*people) if content is None else content
        return imports.upload(work, organisation=COMMUNE, file_name="ds.xlsx", content=sent).id


def now(world: World, run_id: UUID) -> ImportRun:
    """The import as it is now."""
    with world.acting(ADMINISTRATOR, read_only=True) as work:
        return imports.get(work, run_id).run


def names(world: World) -> list[str]:
    """Everybody in the commune."""
    with world.system() as work:
        return [one.full_name for one in members.below(work, organisations.get(work, COMMUNE))]
