"""What keeping the record of a meeting refuses, and to whom."""

from __future__ import annotations

from datetime import date

from models import AttendanceStatus, QualityPart
from services import meetings
from services.meetings import Resolution, SelfScore, Writing
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
        "meetings.save_quality",
        lambda work, ids: meetings.save_quality(
            work, ids["meeting"], SelfScore(dict.fromkeys(QualityPart, 5))
        ),
        only_sees=BOARD,
        right_but_next_door=SECRETARY,
        unseen_by=PUBLISHER,
    ),
    tried(
        "meetings.guests_of",
        lambda work, ids: meetings.guests_of(work, ids["meeting"]),
        only_sees=MEMBER,
        right_but_next_door=SECRETARY,
        unseen_by=PUBLISHER,
    ),
    tried(
        "meetings.expected_guests",
        lambda work, ids: meetings.expected_guests(work, ids["meeting"]),
        only_sees=MEMBER,
        right_but_next_door=SECRETARY,
        unseen_by=PUBLISHER,
    ),
    tried(
        "meetings.save_guests",
        lambda work, ids: meetings.save_guests(work, ids["meeting"], []),
        only_sees=BOARD,
        right_but_next_door=SECRETARY,
        unseen_by=PUBLISHER,
    ),
    tried(
        "meetings.take_back",
        lambda work, ids: meetings.take_back(work, ids["meeting"], ids["meeting"]),
        right_but_next_door=MEMBER,
        unseen_by=BOARD,
    ),
    tried(
        "meetings.roll",
        lambda work, ids: meetings.roll(work, ids["meeting"]),
        only_sees=BOARD,
        right_but_next_door=SECRETARY,
        unseen_by=PUBLISHER,
    ),
    tried(
        "meetings.call_roll",
        lambda work, ids: meetings.call_roll(
            work, ids["meeting"], code="0000", absent=[], status=AttendanceStatus.PRESENT
        ),
        only_sees=MEMBER,
        right_but_next_door=SECRETARY,
        unseen_by=PUBLISHER,
    ),
    tried(
        "meetings.totals_of",
        lambda work, _ids: meetings.totals_of(work, "A", date(2026, 1, 1)),
        only_sees=PUBLISHER,
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
