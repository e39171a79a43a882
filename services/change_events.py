"""What other systems may be told: noted in the transaction of the act itself, ids and codes only."""

from __future__ import annotations

from models import ChangeEvent, ChangeKind, MemberStatus
from services.actor import Work

TOLD = frozenset(
    {
        *(f"organisation.{kind}" for kind in ChangeKind if kind is not ChangeKind.CREATE),
        *("organisation.created", "organisation.change_applied", "organisation.change_withdrawn"),
        "organisation.code_added",
        *("member.admitted", "member.attached", "member.exempted", "member.appointed"),
        *("member.transferred", "member.corrected", "members.imported", "members.import_undone"),
        *(f"member.{status}" for status in MemberStatus),
        "webhook.tested",
    }
)
"""The acts, as the audit log names them."""


def note(work: Work, action: str, subject_id: str, organisation_id: int | None) -> None:
    """Keep an act for those who are told of such, if it is one."""
    if action in TOLD and organisation_id is not None:
        event = ChangeEvent(at=work.now, kind=action, subject_id=subject_id, organisation_id=organisation_id)
        work.session.add(event)
