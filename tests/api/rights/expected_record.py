"""Who may do what with the record of a meeting, over REST."""

from __future__ import annotations

from tests.api.rights.cases import BOARD, MEMBER, SECRETARY, Case, only

HELD, CELL_WATCHERS = "/meetings/{meeting}", only(MEMBER, BOARD)

WRITING = {"key": "review", "text": "Xong.", "revision": 0}

POINTS = {"preparation": 15, "attendance": 20, "conduct": 40, "closing": 20}

RECORD: dict[str, list[Case]] = {
    "GET /meetings/<uuid:meeting_id>/agenda": [Case(f"{HELD}/agenda", may=CELL_WATCHERS | {SECRETARY})],
    "PUT /meetings/<uuid:meeting_id>/agenda": [
        Case(f"{HELD}/agenda", {"items": []}, may=only(SECRETARY), sees=CELL_WATCHERS),
    ],
    "POST /meetings/<uuid:meeting_id>/agenda/refresh": [
        Case(f"{HELD}/agenda/refresh", may=only(SECRETARY), sees=CELL_WATCHERS),
    ],
    "GET /meetings/<uuid:meeting_id>/minutes": [
        Case(f"{HELD}/minutes", may=only(SECRETARY, BOARD), sees=only(MEMBER)),
    ],
    "PUT /meetings/<uuid:meeting_id>/minutes": [
        Case(f"{HELD}/minutes", {"sections": [WRITING]}, may=only(SECRETARY), sees=CELL_WATCHERS),
        Case(f"{HELD}/minutes", {"chair": None}, may=only(SECRETARY), sees=CELL_WATCHERS),
    ],
    "POST /meetings/<uuid:meeting_id>/minutes/approval": [
        Case(f"{HELD}/minutes/approval", may=only(SECRETARY), sees=CELL_WATCHERS, answer=409),
    ],
    "GET /meetings/<uuid:meeting_id>/minutes/proof": [
        Case(f"{HELD}/minutes/proof", may=only(SECRETARY, BOARD), sees=only(MEMBER)),
    ],
    "GET /meetings/<uuid:meeting_id>/quality": [Case(f"{HELD}/quality", may=CELL_WATCHERS | {SECRETARY})],
    "PUT /meetings/<uuid:meeting_id>/quality": [
        Case(f"{HELD}/quality", {"points": POINTS}, may=only(SECRETARY), sees=CELL_WATCHERS),
    ],
    "GET /meetings/<uuid:meeting_id>/guests": [
        Case(f"{HELD}/guests", may=only(SECRETARY, BOARD), sees=only(MEMBER)),
    ],
    "PUT /meetings/<uuid:meeting_id>/guests": [
        Case(f"{HELD}/guests", {"items": []}, may=only(SECRETARY), sees=CELL_WATCHERS),
    ],
    "POST /meetings/<uuid:meeting_id>/resolutions": [
        Case(f"{HELD}/resolutions", {"title": "?"}, may=only(SECRETARY), sees=CELL_WATCHERS, answer=201),
    ],
    "POST /meetings/<uuid:meeting_id>/amendments": [
        Case(f"{HELD}/amendments", {"reason": "?"}, may=only(SECRETARY), sees=CELL_WATCHERS, answer=409),
    ],
}
