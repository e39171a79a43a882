"""Taking a list out: asked for, written to a nameless file, and logged."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from os import SEEK_END
from pathlib import Path
from typing import BinaryIO

from services import organisations
from services.actor import Work
from services.audit_log import record
from services.exports.directives import directive_table
from services.exports.meetings import meeting_table
from services.exports.members import member_table
from services.exports.organisations import organisation_table
from services.exports.table import Table
from services.exports.writers import FORMATS
from services.organisations import Place
from services.permissions import Permission


@dataclass(frozen=True, slots=True)
class Noun:
    """A kind of list: the right it needs, what it is called, and how it is made."""

    permission: Permission
    title: str
    table: Callable[[Work, Place, date], Table]


NOUNS: Mapping[str, Noun] = {
    "members": Noun(Permission.MEMBER_VIEW, "dang-vien", member_table),
    "meetings": Noun(Permission.MEETING_VIEW, "sinh-hoat", meeting_table),
    "directives": Noun(Permission.DIRECTIVE_REACH, "van-ban", directive_table),
    "organisations": Noun(Permission.ORGANISATION_VIEW, "to-chuc", organisation_table),
}


@dataclass(frozen=True, slots=True)
class Export:
    """A written list. Whoever got it closes ``file``, which is then gone."""

    file: BinaryIO
    file_name: str
    media_type: str
    count: int
    size: int
    """In bytes."""


def export(work: Work, noun: str, organisation: str, format: str, *, as_of: date | None = None) -> Export:  # noqa: A002 - its name at every door
    """A list (one of ``NOUNS``) of an organisation and all below it, in one of ``FORMATS``.

    The numbers a member is known by are written out for those who administer the member, masked for
    others. One entry in the audit log says what was taken out, from where, and how many rows.

    Args:
        as_of: the day whose members and tree count; today's by default.

    Raises:
        OrganisationNotFound, Forbidden: not there, not for the actor to see, or not theirs to take out.
    """
    kind = NOUNS[noun]
    place = organisations.get(work, organisation)
    work.actor.require(kind.permission, place.ancestors)
    day = as_of or work.today
    return take_out(
        work, place, noun, f"{kind.title}-{place.code}-{day}", kind.table(work, place, day), format
    )


def take_out(work: Work, place: Place, noun: str, title: str, table: Table, format: str) -> Export:  # noqa: A002 - likewise
    """Write a table that the actor may have, and log that it left: ``noun``, from where, how many rows."""
    how = FORMATS[format]
    # Beside the handbook's own files: what is taken out never lies where others may read.
    home = work.settings.data_folder
    home.mkdir(parents=True, exist_ok=True)
    with ExitStack() as unfinished:
        file: BinaryIO = unfinished.enter_context(tempfile.TemporaryFile(dir=home))
        with tempfile.TemporaryDirectory(dir=home) as folder:
            count = how.write(file, table, Path(folder))
        unfinished.pop_all()  # from here on the caller closes it
    size = file.seek(0, SEEK_END)
    file.seek(0)
    record(work, f"export.{noun}", f"{format}:{count}", organisation_id=place.id)
    return Export(file, f"{title}.{format}", how.media_type, count, size)
