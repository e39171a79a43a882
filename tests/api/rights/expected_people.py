"""The people of a meeting: who may invite, answer, ask, and say who follows a cell."""

from __future__ import annotations

from tests.api.rights.cases import (
    ADMINISTRATOR,
    BOARD,
    MEMBER,
    NOBODY,
    ROLES,
    SECRETARY,
    Case,
    only,
)

HELD, COMING = "/meetings/{meeting}", "/meetings/{coming}"
WATCHERS = only(MEMBER, BOARD)
SEES_IT = WATCHERS | {SECRETARY}
SETTERS = only(BOARD, ADMINISTRATOR)
SEES_FOLLOWER = SETTERS | {MEMBER, SECRETARY}
NOBODY_FOLLOWS = {"member": None, "valid_from": "2026-12-01"}
ONLINE = {"answer": "online"}
QUESTION = {"kind": "question", "text": "Có bàn việc quỹ không?"}

PEOPLE: dict[str, list[Case]] = {
    "POST /meetings/<uuid:meeting_id>/invitation": [
        Case(f"{COMING}/invitation", {}, may=only(SECRETARY), sees=WATCHERS, answer=201),
    ],
    "GET /meetings/<uuid:meeting_id>/invitations": [
        Case(f"{COMING}/invitations", may=only(SECRETARY, BOARD), sees=only(MEMBER)),
    ],
    "GET /meetings/<uuid:meeting_id>/reply": [Case(f"{COMING}/reply", may=SEES_IT)],
    "PUT /meetings/<uuid:meeting_id>/reply": [
        Case(f"{COMING}/reply", {"answer": "coming"}, may=only(MEMBER), sees=only(SECRETARY, BOARD)),
        Case(
            f"{HELD}/reply", {"answer": "online"}, may=only(MEMBER), sees=only(SECRETARY, BOARD), answer=409
        ),
    ],
    "DELETE /meetings/<uuid:meeting_id>/remarks/<uuid:remark_id>": [
        # One's own only: nobody here has written one.
        Case(f"{HELD}/remarks/{{meeting}}", may=NOBODY),
    ],
    "GET /meetings/<uuid:meeting_id>/remarks": [Case(f"{HELD}/remarks", may=SEES_IT)],
    "POST /meetings/<uuid:meeting_id>/remarks": [
        Case(f"{HELD}/remarks", QUESTION, may=only(MEMBER), sees=only(SECRETARY, BOARD), answer=201),
    ],
    "GET /meetings/<uuid:meeting_id>/note": [Case(f"{HELD}/note", may=SEES_IT)],
    "PUT /meetings/<uuid:meeting_id>/note": [Case(f"{HELD}/note", {"text": "Riêng tôi"}, may=SEES_IT)],
    "POST /meetings/<uuid:meeting_id>/check-in": [
        Case(f"{HELD}/check-in", {}, may=only(MEMBER), sees=only(SECRETARY, BOARD)),
        Case(f"{COMING}/check-in", {}, may=SEES_IT, answer=409),
    ],
    "POST /meetings/<uuid:meeting_id>/check-in/opening": [
        Case(f"{HELD}/check-in/opening", may=only(SECRETARY), sees=WATCHERS),
        Case(f"{COMING}/check-in/opening", may=only(SECRETARY), sees=WATCHERS, answer=409),
    ],
    "GET /meetings/<uuid:meeting_id>/check-in/code": [
        Case(f"{HELD}/check-in/code", may=only(SECRETARY), sees=WATCHERS),
    ],
    "GET /organisations/<code>/follower": [
        Case("/organisations/A/follower", may=SEES_FOLLOWER, sees=ROLES - SEES_FOLLOWER),
    ],
    "PUT /organisations/<code>/follower": [
        Case("/organisations/A/follower", NOBODY_FOLLOWS, may=SETTERS, sees=ROLES - SETTERS),
    ],
}
