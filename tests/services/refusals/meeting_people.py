"""What inviting, answering and following refuse, and to whom."""

from __future__ import annotations

from datetime import date

from core.errors import Unauthenticated
from models import Answer, RemarkKind
from services import meetings
from tests.services.refusals.tried import ADMINISTRATOR, BOARD, PUBLISHER, SECRETARY, Tried, tried

DECEMBER = date(2026, 12, 1)

REFUSED: list[Tried] = [
    tried(
        "meetings.invite",
        lambda work, ids: meetings.invite(work, ids["coming"]),
        only_sees=BOARD,
        right_but_next_door=SECRETARY,
        unseen_by=ADMINISTRATOR,
    ),
    tried(
        "meetings.invitations_of",
        lambda work, ids: meetings.invitations_of(work, ids["coming"]),
        only_sees="member",
        right_but_next_door=SECRETARY,
        unseen_by=PUBLISHER,
    ),
    tried(
        "meetings.reply",
        lambda work, ids: meetings.reply(work, ids["coming"], Answer.COMING),
        only_sees=SECRETARY,
        right_but_next_door="member",
        unseen_by=ADMINISTRATOR,
    ),
    tried(
        "meetings.remark",
        lambda work, ids: meetings.remark(work, ids["meeting"], kind=RemarkKind.QUESTION, text="?"),
        only_sees=BOARD,
        right_but_next_door="member",
        unseen_by=ADMINISTRATOR,
    ),
    tried("meetings.delete_notes", lambda work, _: meetings.delete_notes(work), nobody=Unauthenticated),
    tried(
        "meetings.outcomes_of",
        lambda work, _: meetings.outcomes_of(work, "A", DECEMBER),
        only_sees=ADMINISTRATOR,
        right_but_next_door=SECRETARY,
    ),
    tried(
        "meetings.sister_cells",
        lambda work, _: meetings.sister_cells(work, "A"),
        only_sees=BOARD,
        right_but_next_door=SECRETARY,
    ),
    tried(
        "meetings.check_in",
        lambda work, ids: meetings.check_in(work, ids["meeting"]),
        only_sees=SECRETARY,
        right_but_next_door="member",
        unseen_by=ADMINISTRATOR,
    ),
    tried(
        "meetings.open_check_in",
        lambda work, ids: meetings.open_check_in(work, ids["meeting"]),
        only_sees=BOARD,
        right_but_next_door=SECRETARY,
        unseen_by=PUBLISHER,
    ),
    tried(
        "meetings.shown_code",
        lambda work, ids: meetings.shown_code(work, ids["meeting"]),
        only_sees=BOARD,
        right_but_next_door=SECRETARY,
        unseen_by=PUBLISHER,
    ),
    tried(
        "meetings.set_follower",
        lambda work, _: meetings.set_follower(work, "A", member_id=None, valid_from=DECEMBER),
        only_sees=SECRETARY,
        right_but_next_door=BOARD,
    ),
    tried(
        "meetings.followers_of",
        lambda work, _: meetings.followers_of(work, "A"),
        only_sees=PUBLISHER,
        right_but_next_door=SECRETARY,
    ),
]
