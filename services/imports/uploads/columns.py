"""Correcting what was guessed of the columns."""

from __future__ import annotations

from collections.abc import Mapping as Dictionary
from collections.abc import Sequence
from uuid import UUID

from models import ImportRun, ImportState
from services.actor import Work
from services.audit_log import record
from services.imports import runs
from services.imports.errors import ColumnsWithoutName, ImportNotReady, MappingOutOfPlace
from services.imports.fields import Field
from services.imports.layout import Mapping
from services.imports.uploads.outline import OutlinedList, outline
from services.imports.uploads.reading import read_again
from services.imports.uploads.remembered import remember

_NAMES = {Field.FULL_NAME, Field.FAMILY_NAMES}


def set_columns(work: Work, run_id: UUID, mappings: Sequence[Mapping]) -> ImportRun:
    """Say what the columns hold, remember it for the organisation, and read the file again.

    Without any mapping the file is only compared again with the handbook as it is now. Decisions stay
    for rows that say what they said before.

    Raises:
        ImportNotFound: there is none that the actor may see.
        ImportNotReady: a worker is at it, or it is over.
        MappingOutOfPlace: the file has no list with that heading, or no such column.
        ColumnsWithoutName: no column holds the name, or no other column holds anything.
    """
    run, place = runs.get_for_update(work, run_id)
    if run.state is not ImportState.READY:
        raise ImportNotReady
    lists = {one.signature: one for one in outline(work, run)}
    for mapping in mappings:
        _check(mapping.columns, lists.get(mapping.signature))
        remember(work, place, mapping.signature, mapping.columns)
    run.actor_id, run.refusal = work.actor.member_id, None
    record(work, "members.import_columns_set", run.id, organisation_id=place.id)
    read_again(work, run)
    return run


def _check(columns: Dictionary[int, Sequence[Field]], found: OutlinedList | None) -> None:
    if found is None or not columns.keys() <= {column.number for column in found.columns}:
        raise MappingOutOfPlace(field="columns")
    told = {field for fields in columns.values() for field in fields} - {Field.IGNORED, Field.ORDINAL}
    if not told & _NAMES or len(told) < 2:
        raise ColumnsWithoutName(field="columns")
