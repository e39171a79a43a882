"""What a record said when somebody read it, as a short mark: two readers cannot overwrite each other."""

from __future__ import annotations

import hashlib

from services.members.errors import RecordChanged
from services.members.queries import MemberRow


def version(row: MemberRow) -> str:
    """A mark that changes with every field of the record, the masked numbers too (by their keyed hashes)."""
    member = row.member
    said = (
        member.full_name,
        member.gender,
        member.birth_date,
        member.admitted_on,
        member.official_on,
        member.card_number,
        (member.citizen_id_index or b"").hex(),
        (member.phone_index or b"").hex(),
        member.status,
        row.cell.code,
    )
    return hashlib.sha256("\x1f".join(map(str, said)).encode()).hexdigest()[:20]


def check_version(row: MemberRow, read: str | None) -> None:
    """Refuse to change a record that is no longer what somebody ``read``; None: they do not say.

    Raises:
        RecordChanged: it says something else by now.
    """
    if read is not None and read != version(row):
        raise RecordChanged
