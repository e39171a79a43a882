"""Who may do what over REST about statuses and transfers: see :mod:`tests.api.rights.expected`."""

from __future__ import annotations

from tests.api.rights.cases import ADMINISTRATOR, BOARD, NOBODY, SECRETARY, Case, only, others, own

PERSON = "/members/{member}"
KEEPERS = only(SECRETARY, BOARD, ADMINISTRATOR)
ONLY_SEE = only(SECRETARY, BOARD)
DAY = {"on": "2026-11-20"}

MOVEMENT: dict[str, list[Case]] = {
    "GET /members/<uuid:member_id>/status-changes": [Case(f"{PERSON}/status-changes", may=KEEPERS)],
    "POST /members/<uuid:member_id>/status-changes": [
        Case(
            f"{PERSON}/status-changes",
            {"to": "deceased", "on": "2026-11-20"},
            may=only(ADMINISTRATOR),
            sees=ONLY_SEE,
            answer=201,
        ),
    ],
    "POST /members/<uuid:member_id>/exemptions": [
        Case(
            f"{PERSON}/exemptions",
            {"kind": "exempt", "since": "2026-11-01"},
            may=only(ADMINISTRATOR),
            sees=ONLY_SEE,
            answer=204,
        ),
    ],
    "GET /members/<uuid:member_id>/exemptions": [Case(f"{PERSON}/exemptions", may=KEEPERS)],
    "POST /members/<uuid:member_id>/exemptions/<int(max=9223372036854775807):exemption_id>/end": [
        Case(f"{PERSON}/exemptions/1/end", DAY, may=only(ADMINISTRATOR), sees=ONLY_SEE, answer=404),
    ],
    "GET /members/<uuid:member_id>/positions": [Case(f"{PERSON}/positions", may=KEEPERS)],
    "POST /members/<uuid:member_id>/positions": [
        Case(
            f"{PERSON}/positions",
            {"organisation": "A", "kind": "secretary", "since": "2026-11-01"},
            may=only(ADMINISTRATOR),
            sees=ONLY_SEE,
            answer=201,
        ),
    ],
    "POST /members/<uuid:member_id>/positions/<int(max=9223372036854775807):position_id>/end": [
        Case(f"{PERSON}/positions/1/end", DAY, may=NOBODY),
    ],
    "GET /reports/reminders": [
        Case(
            "/reports/reminders?organisation=A",
            may=only(SECRETARY, BOARD, ADMINISTRATOR),
            sees=others(SECRETARY, BOARD, ADMINISTRATOR),
        ),
    ],
    "GET /members/<uuid:member_id>/transfers": [Case(f"{PERSON}/transfers", may=KEEPERS)],
    "POST /members/<uuid:member_id>/transfers": [
        Case(
            f"{PERSON}/transfers",
            {"to": "D", "on": "2026-11-20"},
            may=only(ADMINISTRATOR),
            sees=ONLY_SEE,
            answer=201,
        ),
    ],
    "GET /transfers": [own("/transfers")],
    "GET /transfers/<uuid:transfer_id>": [Case("/transfers/{transfer}", may=KEEPERS)],
    "POST /transfers/<uuid:transfer_id>/transitions": [
        Case(
            "/transfers/{transfer}/transitions",
            {"to": "sent", "on": "2026-11-21"},
            may=only(ADMINISTRATOR),
            sees=ONLY_SEE,
            answer=201,
        ),
    ],
}
