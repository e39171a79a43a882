"""The file of an import: kept sealed, for it is full of personal data, until it is stored or given up."""

from __future__ import annotations

from pathlib import PurePath
from uuid import UUID

from core.unit_of_work import Runtime
from models import ImportRun
from services.actor import Work
from services.imports.uploads.jobs import FORGET


def keep(work: Work, run: ImportRun, content: bytes) -> None:
    """Keep the file under the import's id."""
    work.files.put(run.id, work.vault.seal_bytes(content))


def content_of(work: Work, run: ImportRun) -> bytes:
    """The file as it was sent."""
    with work.files.open(run.id) as file:
        return work.vault.open_bytes(file.read())


def title_of(run: ImportRun) -> str:
    """What spreadsheet programs call the one sheet of a text file."""
    return PurePath(run.file_name or "").stem or "Sheet1"


def forget_later(work: Work, run_id: UUID) -> None:
    """Have the file removed once this unit of work is committed: an undone one still needs it."""
    work.enqueue(FORGET, run_id=str(run_id))


def forget_file(runtime: Runtime, run_id: UUID) -> None:
    """Remove the file; for workers."""
    runtime.files.delete(run_id)
