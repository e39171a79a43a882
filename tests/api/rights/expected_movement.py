"""Who may do what over REST about statuses and transfers: see :mod:`tests.api.rights.expected`."""

from __future__ import annotations

from tests.api.rights.cases import ADMINISTRATOR, BOARD, SECRETARY, Case, only, own

PERSON = "/members/{member}"
KEEPERS = only(SECRETARY, BOARD, ADMINISTRATOR)
ONLY_SEE = only(SECRETARY, BOARD)

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
