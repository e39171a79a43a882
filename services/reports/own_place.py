"""Where a board's role is held: what it sees when it does not say where."""

from __future__ import annotations

from core.errors import Forbidden
from services import organisations
from services.actor import Work
from services.permissions import Permission


def own_place(work: Work) -> str:
    """The code of the organisation whose reports the actor sees by a role held there.

    Raises:
        Forbidden: no role of theirs gives the right.
    """
    held = work.actor.scope(Permission.REPORT_VIEW)
    if not held:
        raise Forbidden
    return organisations.code_of(work, held[0])
