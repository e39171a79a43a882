"""The fields of a record as text, the form in which old values are kept, and back."""

from __future__ import annotations

from datetime import date

from models import Gender, Member, MemberField, SealedField
from services.actor import Work
from services.members.numbers import masked

DATES = frozenset({MemberField.BIRTH_DATE, MemberField.ADMITTED_ON, MemberField.OFFICIAL_ON})
SEALED = frozenset(SealedField)


def field_text(work: Work, member: Member, field: str) -> str | None:
    """What a record says in ``field``, as text; sealed numbers opened."""
    if field in SEALED:
        return work.vault.open_optional(getattr(member, f"{field}_sealed"))
    value = getattr(member, field)
    return None if value is None else str(value)


def shown_value(work: Work, member: Member, field: str) -> str | None:
    """The same with sealed numbers masked."""
    text = field_text(work, member, field)
    return masked(text) if field in SEALED else text


def field_value(field: str, text: str | None) -> object:
    """The value that :func:`field_text` told: a date, a gender or the text itself."""
    if text is None:
        return None
    if field in DATES:
        return date.fromisoformat(text)
    return Gender(text) if field == MemberField.GENDER else text
