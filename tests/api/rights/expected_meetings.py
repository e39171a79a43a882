"""Who may do what with the meetings of a cell, its months and its votes."""

from __future__ import annotations

from tests.api.meetings.some import NEW as MEETING
from tests.api.rights.cases import BOARD, MEMBER, ROLES, SECRETARY, Case, only, others

HELD, CELL_WATCHERS = "/meetings/{meeting}", only(MEMBER, BOARD)
CELL, MONTH_FOLLOWERS = "/organisations/A", only(MEMBER, SECRETARY, BOARD)
VOTE = "/votes/{vote}"
HABIT = {"first_day": 3, "last_day": 5, "at": "19:30", "place": "Nhà văn hóa thôn An"}
NOT_HELD = {"outcome": "not_held", "reason": "Lũ lớn"}
SHEET = {"rows": []}

MEETINGS: dict[str, list[Case]] = {
    # Meetings
    "GET /meetings": [Case("/meetings?organisation=A")],
    "POST /meetings": [
        Case("/meetings", MEETING, may=only(SECRETARY), sees=others(SECRETARY), answer=201),
    ],
    "GET /organisations/<code>/meeting-habit": [
        Case(f"{CELL}/meeting-habit", may=MONTH_FOLLOWERS, sees=ROLES - MONTH_FOLLOWERS, answer=404),
    ],
    "PUT /organisations/<code>/meeting-habit": [
        Case(f"{CELL}/meeting-habit", HABIT, may=only(SECRETARY), sees=others(SECRETARY)),
    ],
    "GET /organisations/<code>/months/<month:month>/outcome": [
        Case(f"{CELL}/months/2026-10/outcome", may=MONTH_FOLLOWERS, sees=ROLES - MONTH_FOLLOWERS),
    ],
    "PUT /organisations/<code>/months/<month:month>/outcome": [
        Case(f"{CELL}/months/2026-10/outcome", NOT_HELD, may=only(SECRETARY), sees=others(SECRETARY)),
    ],
    "GET /meetings/<uuid:meeting_id>": [Case(HELD, may=CELL_WATCHERS | {SECRETARY})],
    "PATCH /meetings/<uuid:meeting_id>": [
        Case(HELD, {"place": "Khác"}, may=only(SECRETARY), sees=CELL_WATCHERS),
    ],
    "GET /meetings/<uuid:meeting_id>/attendance": [
        Case(f"{HELD}/attendance", may=only(SECRETARY, BOARD), sees=only(MEMBER)),
    ],
    "PUT /meetings/<uuid:meeting_id>/attendance": [
        Case(f"{HELD}/attendance", SHEET, may=only(SECRETARY), sees=CELL_WATCHERS),
    ],
    "POST /meetings/<uuid:meeting_id>/lock": [
        Case(f"{HELD}/lock", may=only(SECRETARY), sees=CELL_WATCHERS),
    ],
    # Votes
    "GET /meetings/<uuid:meeting_id>/votes": [Case(f"{HELD}/votes", may=CELL_WATCHERS | {SECRETARY})],
    "POST /meetings/<uuid:meeting_id>/votes": [
        Case(f"{HELD}/votes", {"question": "?"}, may=only(SECRETARY), sees=CELL_WATCHERS, answer=201),
    ],
    "PUT /votes/<uuid:vote_id>/ballot": [
        # A member of the cell decides; whoever only watches it is told that they do not.
        Case(f"{VOTE}/ballot", {"choice": "yes"}, may=only(MEMBER), sees=only(SECRETARY, BOARD)),
    ],
    "POST /votes/<uuid:vote_id>/closing": [
        Case(f"{VOTE}/closing", {}, may=only(SECRETARY), sees=CELL_WATCHERS),
    ],
    "PUT /votes/<uuid:vote_id>/reserved-opinion": [
        Case(
            f"{VOTE}/reserved-opinion",
            {"text": "Bảo lưu"},
            may=only(MEMBER),
            sees=only(SECRETARY, BOARD),
        ),
    ],
}
