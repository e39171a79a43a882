"""What keeping the record of a meeting refuses, and to whom."""

from __future__ import annotations

from services import meetings
from services.meetings import Resolution, Writing
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
    tried(
        "meetings.minutes_of",
        lambda work, ids: meetings.minutes_of(work, ids["meeting"]),
        only_sees=MEMBER,
        right_but_next_door=SECRETARY,
        unseen_by=PUBLISHER,
    ),
    tried(
        "meetings.name_officers",
        lambda work, ids: meetings.name_officers(work, ids["meeting"], chair_id=None, minute_taker_id=None),
        only_sees=MEMBER,
        right_but_next_door=SECRETARY,
        unseen_by=PUBLISHER,
    ),
    tried(
        "meetings.save_section",
        lambda work, ids: meetings.save_section(work, ids["meeting"], Writing("review", "?", 0)),
        only_sees=BOARD,
        right_but_next_door=SECRETARY,
        unseen_by=PUBLISHER,
    ),
    tried(
        "meetings.approve_minutes",
        lambda work, ids: meetings.approve_minutes(work, ids["meeting"]),
        only_sees=BOARD,
        right_but_next_door=SECRETARY,
        unseen_by=PUBLISHER,
    ),
    tried(
        "meetings.resolve",
        lambda work, ids: meetings.resolve(work, ids["meeting"], Resolution("?")),
        only_sees=MEMBER,
        right_but_next_door=SECRETARY,
        unseen_by=PUBLISHER,
    ),
    tried(
        "meetings.amend_record",
        lambda work, ids: meetings.amend_record(work, ids["meeting"], reason="?", text="?"),
        only_sees=BOARD,
        right_but_next_door=SECRETARY,
        unseen_by=PUBLISHER,
    ),
    tried(
        "meetings.prove",
        lambda work, ids: meetings.prove(work, ids["meeting"]),
        only_sees=MEMBER,
        right_but_next_door=SECRETARY,
        unseen_by=PUBLISHER,
    ),
    tried(
        "meetings.printed_minutes",
        lambda work, ids: meetings.printed_minutes(work, ids["meeting"]),
        only_sees=MEMBER,
        right_but_next_door=SECRETARY,
        unseen_by=PUBLISHER,
    ),
    tried(
        "meetings.minutes_file",
        lambda work, ids: meetings.minutes_file(work, ids["meeting"]),
        only_sees=MEMBER,
        right_but_next_door=SECRETARY,
        unseen_by=PUBLISHER,
    ),
]
