"""What a directive asks of the one who reads it: theirs first, by the roles they hold."""

from __future__ import annotations

from models import Directive, Role
from web.frame import Frame

_COMMITTEE = (Role.PUBLISHER, Role.ORGANISATION_BOARD, Role.FEEDBACK_OFFICER)


def asks_of(directive: Directive, frame: Frame) -> list[tuple[str, str]]:
    """``(who, what)`` for each role of the reader that it asks something of."""
    held = {one.role for one in frame.identity.roles}
    asked = [
        ("Đảng viên", directive.asks_member, True),
        ("Bí thư chi bộ", directive.asks_secretary, Role.CELL_SECRETARY in held),
        ("Cấp ủy", directive.asks_committee, bool(held.intersection(_COMMITTEE))),
    ]
    return [(who, what) for who, what, concerns in asked if what and concerns]
