"""Adding to the audit log, in the transaction of what is logged."""

from __future__ import annotations

from uuid import UUID

from models import AuditEntry
from services import change_events
from services.actor import Work


def record(
    work: Work,
    action: str,
    subject_id: object,
    *,
    organisation_id: int | None = None,
    member_id: UUID | None = None,
) -> None:
    """Log that the actor did ``action`` to ``subject_id`` (ids only).

    Args:
        organisation_id: where it happened: auditors of that organisation and above see it.
        member_id: whose file it was: that person sees it.
    """
    work.session.add(
        AuditEntry(
            at=work.now,
            actor_id=work.actor.member_id,
            action=action,
            subject_id=str(subject_id),
            organisation_id=organisation_id,
            member_id=member_id,
        )
    )
    change_events.note(work, action, str(subject_id), organisation_id)
