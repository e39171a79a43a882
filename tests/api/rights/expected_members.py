"""Who may do what with members and their records."""

from __future__ import annotations

from tests.api.rights.cases import (
    ADMINISTRATOR,
    BOARD,
    ROLES,
    SECRETARY,
    Case,
    only,
    others,
    own,
)

PERSON = "/members/{member}"
KEEPERS = only(SECRETARY, BOARD, ADMINISTRATOR)
"""Who sees the file of somebody in cell A."""
ONLY_SEE = only(SECRETARY, BOARD)
NEW_MEMBER = {
    "cell": "A",
    "full_name": "Nguyễn Thị Ví Dụ",
    "gender": "female",
    "birth_date": "1961-09-02",
    "admitted_on": "1986-05-19",
}

MEMBERS: dict[str, list[Case]] = {
    # For administrators of the centre alone: everybody of this table is refused, wherever they are.
    "GET /engine": [Case("/engine", is_own=True, answer=403)],
    "GET /me/calls": [Case("/me/calls", is_own=True)],
    # Members
    "GET /members": [Case("/members?organisation=A")],
    "POST /members": [
        Case("/members", NEW_MEMBER, may=only(ADMINISTRATOR), sees=others(ADMINISTRATOR), answer=201),
    ],
    "GET /members/<uuid:member_id>": [Case(PERSON, may=KEEPERS)],
    "PATCH /members/<uuid:member_id>": [
        Case(PERSON, {"gender": "male", "reason": "Ghi nhầm"}, may=only(ADMINISTRATOR), sees=ONLY_SEE),
    ],
    "GET /members/<uuid:member_id>/history": [Case(f"{PERSON}/history", may=KEEPERS)],
    "POST /members/<uuid:member_id>/reveal": [
        Case(
            f"{PERSON}/reveal",
            {"fields": ["phone"], "reason": "Báo họp"},
            may=only(SECRETARY, ADMINISTRATOR),
            sees=only(BOARD),
        ),
        Case(
            f"{PERSON}/reveal",
            {"fields": ["phone", "citizen_id"], "reason": "Đối chiếu"},
            may=only(ADMINISTRATOR),
            sees=ONLY_SEE,
        ),
    ],
    # Records that may be one person
    "GET /duplicates": [
        Case("/duplicates?organisation=X1", may=only(ADMINISTRATOR), sees=others(ADMINISTRATOR))
    ],
    "POST /duplicates/searches": [
        Case(
            "/duplicates/searches",
            {"organisation": "X1"},
            may=only(ADMINISTRATOR),
            sees=others(ADMINISTRATOR),
            answer=202,
        )
    ],
    "GET /duplicates/<uuid:pair_id>": [Case("/duplicates/{pair}", may=only(ADMINISTRATOR))],
    "POST /duplicates/<uuid:pair_id>/decision": [
        Case("/duplicates/{pair}/decision", {"decision": "same"}, may=only(ADMINISTRATOR))
    ],
    "POST /duplicates/<uuid:pair_id>/merge": [
        Case(
            "/duplicates/{pair}/merge",
            {"survivor": "00000000-0000-0000-0000-000000000001"},
            may=only(ADMINISTRATOR),
            answer=422,
        )
    ],
    "POST /member-merges/<uuid:merge_id>/undo": [
        Case("/member-merges/{merge}/undo", may=only(ADMINISTRATOR))
    ],
    "GET /members/<uuid:member_id>/seniority": [Case(f"{PERSON}/seniority", may=KEEPERS)],
    "POST /members/<uuid:member_id>/interruptions": [
        Case(
            f"{PERSON}/interruptions",
            {"since": "2020-01-01", "reason": "Kết luận"},
            may=only(ADMINISTRATOR),
            sees=ONLY_SEE,
            answer=204,
        ),
    ],
    "POST /members/<uuid:member_id>/early-badges": [
        Case(f"{PERSON}/early-badges", {"years": 30}, may=only(ADMINISTRATOR), sees=ONLY_SEE, answer=204),
    ],
    "POST /members/<uuid:member_id>/badges": [
        Case(
            f"{PERSON}/badges",
            {"years": 30, "on": "2026-11-07"},
            may=only(ADMINISTRATOR),
            sees=ONLY_SEE,
            answer=422,
        ),
    ],
    "GET /organisations/<code>/dues/<month:month>": [
        Case("/organisations/A/dues/2026-11", may=ONLY_SEE, sees=ROLES - ONLY_SEE),
    ],
    "PUT /organisations/<code>/dues/<month:month>": [
        Case("/organisations/A/dues/2026-11", {"rows": []}, may=only(SECRETARY), sees=others(SECRETARY)),
    ],
    "GET /reports/badges": [
        Case("/reports/badges?organisation=A", may=KEEPERS, sees=ROLES - KEEPERS),
    ],
    "GET /reports/badges.xlsx": [
        Case("/reports/badges.xlsx?organisation=A", may=KEEPERS, sees=ROLES - KEEPERS),
    ],
    "GET /correction-requests": [own("/correction-requests")],
    "POST /correction-requests/<uuid:request_id>/transitions": [
        Case(
            "/correction-requests/{correction}/transitions",
            {"to": "answered", "answer": "Đang đối chiếu"},
            may=only(ADMINISTRATOR),
            answer=201,
        ),
    ],
    "POST /members/<uuid:member_id>/activation-codes": [
        Case(f"{PERSON}/activation-codes", may=only(SECRETARY, ADMINISTRATOR), sees=only(BOARD), answer=201),
    ],
    "POST /members/<uuid:member_id>/roles": [
        Case(
            f"{PERSON}/roles",
            {"role": "publisher", "organisation": "A"},
            may=only(ADMINISTRATOR),
            sees=only(SECRETARY, BOARD),
            answer=201,
        ),
    ],
}
