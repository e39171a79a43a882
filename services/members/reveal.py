"""Showing sealed numbers in full: to few, for a reason, and known to the person they belong to."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from models import Disclosure, SealedField
from services.actor import Work
from services.audit_log import record
from services.members.amend import checked_reason
from services.members.field_text import field_text
from services.members.queries import get
from services.permissions import Permission

REVEAL_RIGHTS = {SealedField.CITIZEN_ID: Permission.MEMBER_MANAGE, SealedField.PHONE: Permission.PHONE_REVEAL}
_OWN_WISH = "Chủ hồ sơ xem"


def reveal(
    work: Work, member_id: UUID, fields: Collection[SealedField], *, reason: str | None
) -> dict[SealedField, str | None]:
    """The numbers in full, this once; each showing is kept and seen by the person.

    Whoever looks at their own need not say why.

    Raises:
        MemberNotFound: there is none that the actor may see.
        Forbidden: a cell's secretary is shown the phone, its administrators the citizen id too.
        ReasonMissing: the actor does not say why.
    """
    row = get(work, member_id)
    is_own = work.actor.identity == member_id
    if not is_own:
        for field in fields:
            work.actor.require(REVEAL_RIGHTS[field], row.cell.ancestors)
    why = _OWN_WISH if is_own else checked_reason(reason or "")
    for field in sorted(set(fields)):
        work.session.add(
            Disclosure(
                member_id=member_id,
                field=field,
                reason=why,
                shown_to=work.actor.identity,
                shown_at=work.now,
            )
        )
        action = f"member.{field.value}_revealed"
        record(work, action, member_id, organisation_id=row.cell.id, member_id=member_id)
    return {field: field_text(work, row.member, field) for field in sorted(set(fields))}
