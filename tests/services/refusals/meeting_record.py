"""What keeping the record of a meeting refuses, and to whom."""

from __future__ import annotations

from services import meetings
from tests.services.refusals.tried import BOARD, MEMBER, PUBLISHER, SECRETARY, Tried, tried

REFUSED: list[Tried] = [
    tried(
        "meetings.save_agenda",
        lambda work, ids: meetings.save_agenda(work, ids["meeting"], []),
        only_sees=MEMBER,
        right_but_next_door=SECRETARY,
        unseen_by=PUBLISHER,
    ),
    tried(
        "meetings.refresh_agenda",
        lambda work, ids: meetings.refresh_agenda(work, ids["meeting"]),
        only_sees=BOARD,
        right_but_next_door=SECRETARY,
        unseen_by=PUBLISHER,
    ),
]
