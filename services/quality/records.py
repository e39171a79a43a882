"""The records behind a figure: who or which cell fails a check, to be set right one by one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import text

from services import organisations
from services.actor import Work
from services.permissions import Permission
from services.quality.checks import BY_CODE, Check, Subject
from services.quality.errors import CheckNotFound
from services.quality.figures import CELLS, MEMBERS, parameters


@dataclass(frozen=True, slots=True)
class FailedRecord:
    """A member (with the cell), or a cell; ``member_id`` is None for a cell."""

    sort_key: str
    id: str
    name: str
    member_id: UUID | None
    cell_code: str
    cell_name: str


def failing(
    work: Work,
    check_code: str,
    *,
    organisation: str,
    after: tuple[str, str] | None = None,
    limit: int = 50,
) -> tuple[Check, Sequence[FailedRecord]]:
    """The records at an organisation and below that fail a check today, sorted by name.

    Args:
        after: ``(sort key, id)`` of the last one already shown.

    Raises:
        CheckNotFound: there is no such check.
        OrganisationNotFound: there is no such organisation that the actor may see.
        Forbidden: the actor may not see its members.
    """
    top = organisations.get(work, organisation)
    work.actor.require(Permission.MEMBER_VIEW, top.ancestors)
    check = BY_CODE.get(check_code)
    if check is None:
        raise CheckNotFound
    place = {"key": after[0], "id": after[1]} if after else {"key": "", "id": ""}
    rows = work.session.execute(text(_listing(check)), {**parameters(work, top), **place, "limit": limit})
    return check, [FailedRecord(*row) for row in rows]


_MEMBER = "m.sort_key, m.id::text AS id, m.full_name, m.id AS member_id"
_CELL = "c.sort_key, c.code AS id, c.name, NULL AS member_id"


def _listing(check: Check) -> str:
    is_member = check.subject is Subject.MEMBER
    who = _MEMBER if is_member else _CELL
    return f"""
        SELECT * FROM (
            SELECT {who}, c.code AS cell_code, c.name AS cell_name
              FROM {MEMBERS if is_member else CELLS} AND ({check.failing})) AS found
         WHERE (found.sort_key, found.id) > (:key, :id)
         ORDER BY found.sort_key, found.id LIMIT :limit
    """  # noqa: S608 - only constants of this domain are put together
