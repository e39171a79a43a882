"""Who may do what with the record of a meeting, over REST."""

from __future__ import annotations

from tests.api.rights.cases import BOARD, MEMBER, SECRETARY, Case, only

HELD, CELL_WATCHERS = "/meetings/{meeting}", only(MEMBER, BOARD)

RECORD: dict[str, list[Case]] = {
    "GET /meetings/<uuid:meeting_id>/agenda": [Case(f"{HELD}/agenda", may=CELL_WATCHERS | {SECRETARY})],
    "PUT /meetings/<uuid:meeting_id>/agenda": [
        Case(f"{HELD}/agenda", {"items": []}, may=only(SECRETARY), sees=CELL_WATCHERS),
    ],
    "POST /meetings/<uuid:meeting_id>/agenda/refresh": [
        Case(f"{HELD}/agenda/refresh", may=only(SECRETARY), sees=CELL_WATCHERS),
    ],
}
