"""Setting a record right, with a reason; what stood there before is kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from uuid import UUID

from core.vietnamese import normalise
from models import Member, MemberCorrection, MemberField
from services.actor import Work
from services.audit_log import record
from services.members.corrections import correct
from services.members.errors import FieldMissing, ReasonMissing
from services.members.field_text import field_text
from services.members.numbers import card_digits, citizen_id_digits, phone_e164
from services.members.queries import MemberRow, get
from services.members.version import check_version
from services.permissions import Permission

_ONE_FORM: dict[MemberField, Callable[[str], str]] = {
    MemberField.FULL_NAME: normalise,
    MemberField.CARD_NUMBER: card_digits,
    MemberField.CITIZEN_ID: citizen_id_digits,
    MemberField.PHONE: phone_e164,
}
_NEVER_EMPTY = frozenset({MemberField.FULL_NAME, MemberField.BIRTH_DATE, MemberField.ADMITTED_ON})


def amend(
    work: Work,
    member_id: UUID,
    values: Mapping[MemberField, object],
    *,
    reason: str,
    read: str | None = None,
) -> MemberRow:
    """Set fields of a member's record right; fields that say so already are left alone.

    Args:
        values: by field; None empties one that may be empty.
        reason: why, for the history of the record.
        read: the :func:`version` of the record the change is based on, if the caller knows it.

    Raises:
        MemberNotFound: there is none that the actor may see.
        Forbidden: the actor does not administer their cell.
        RecordChanged: somebody changed the record since it was read.
        ReasonMissing, FieldMissing, MalformedNumber, DatesOutOfOrder, MemberExists: it cannot be so.
    """
    row = get(work, member_id, for_change=True)
    work.actor.require(Permission.MEMBER_MANAGE, row.cell.ancestors)
    check_version(row, read)
    why = checked_reason(reason)
    differing = {
        field: value
        for field, value in ((field, _in_one_form(field, value)) for field, value in values.items())
        if _as_text(value) != field_text(work, row.member, field)
    }
    if differing:
        _set(work, row.member, differing, why)
        record(work, "member.corrected", member_id, organisation_id=row.cell.id, member_id=member_id)
    return row


def checked_reason(reason: str) -> str:
    """A reason in the normal form of text.

    Raises:
        ReasonMissing: there are no words in it.
    """
    words = normalise(reason)
    if not words:
        raise ReasonMissing(field="reason")
    return words


def _set(work: Work, member: Member, values: Mapping[MemberField, object], reason: str) -> None:
    seal = work.vault.seal
    for field, value in values.items():
        before, after = field_text(work, member, field), _as_text(value)
        work.session.add(
            MemberCorrection(
                member_id=member.id,
                field=field,
                before=seal(before) if before else None,
                after=seal(after) if after else None,
                reason=reason,
                corrected_by=work.actor.member_id,
                corrected_at=work.now,
            )
        )
    correct(work, member, {field.value: value for field, value in values.items()})


def _in_one_form(field: MemberField, value: object) -> object:
    if value is None or value == "":
        if field in _NEVER_EMPTY:
            raise FieldMissing(field=field.value)
        return None
    form = _ONE_FORM.get(field)
    return form(str(value)) if form else value


def _as_text(value: object) -> str | None:
    return None if value is None else str(value)
