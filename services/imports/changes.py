"""What an import changed, sealed and kept for its undo."""

from __future__ import annotations

from uuid import UUID

from models import ImportChange, ImportedChange
from services.actor import Work


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
