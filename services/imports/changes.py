"""What an import changed, sealed and kept for its undo."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from core.database import driver_connection
from models import ImportChange, ImportedChange
from services.actor import Work


def note_admitted(work: Work, run_id: UUID, member_ids: Sequence[UUID]) -> None:
    """Keep who was entered, all at once."""
    cursor = driver_connection(work.session.connection()).cursor()
    with cursor.copy("COPY import_change (run_id, member_id, kind) FROM STDIN") as copy:
        for member_id in member_ids:
            copy.write_row((run_id, member_id, ImportedChange.ADMITTED.value))


def note(
    work: Work,
    run_id: UUID,
    member_id: UUID,
    *,
    kind: ImportedChange,
    field: str,
    before: object,
    after: object,
) -> None:
    """Keep one change with what was there before."""
    work.session.add(
        ImportChange(
            run_id=run_id,
            member_id=member_id,
            kind=kind,
            field=field,
            before=None if before is None else work.vault.seal(str(before)),
            after=None if after is None else work.vault.seal(str(after)),
        )
    )
