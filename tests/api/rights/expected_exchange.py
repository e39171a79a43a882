"""Who may exchange what with other systems, as in the table beside it."""

from __future__ import annotations

from tests.api.rights.cases import (
    ADMINISTRATOR,
    NOBODY,
    ROLES,
    Case,
    only,
)

EXCHANGE: dict[str, list[Case]] = {
    "GET /webhooks": [
        Case("/webhooks?organisation=X1", may=only(ADMINISTRATOR), sees=ROLES - only(ADMINISTRATOR))
    ],
    "POST /webhooks": [
        Case(
            "/webhooks",
            {"organisation": "X1", "url": "https://nhan.example/"},
            may=only(ADMINISTRATOR),
            sees=ROLES - only(ADMINISTRATOR),
            answer=422,
        )
    ],
    "DELETE /webhooks/<uuid:webhook_id>": [Case("/webhooks/{webhook}", may=NOBODY)],
    "POST /webhooks/<uuid:webhook_id>/pause": [Case("/webhooks/{webhook}/pause", may=NOBODY)],
    "POST /webhooks/<uuid:webhook_id>/test": [Case("/webhooks/{webhook}/test", may=NOBODY)],
    "POST /webhooks/<uuid:webhook_id>/resumption": [Case("/webhooks/{webhook}/resumption", may=NOBODY)],
    "POST /webhooks/<uuid:webhook_id>/replay": [
        Case("/webhooks/{webhook}/replay", {"first": 1, "last": 2}, may=NOBODY)
    ],
}
