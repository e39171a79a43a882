"""Who may do what over REST: audiences kept by a name, and publications tried out."""

from __future__ import annotations

from tests.api.rights.cases import BOARD, MEMBER, PUBLISHER, Case, only, others

_SAVED = "/saved-audiences/{saved_audience}"
_NEW = {"organisation": "X1", "name": "Cả xã", "audience": {"include": ["X1"]}}
_TO_X1 = {"include": ["X1"]}
_DRAFT, _SENT = "/directives/{draft}/rehearsals", "/directives/{published}/rehearsals"
_READERS = only(BOARD, MEMBER)
_COLLECTION = {"may": only(PUBLISHER), "sees": others(PUBLISHER)}

AUDIENCES: dict[str, list[Case]] = {
    "POST /directives/<uuid:directive_id>/rehearsals": [
        Case(_DRAFT, _TO_X1, may=only(PUBLISHER), answer=202),
        Case(_SENT, _TO_X1, may=only(PUBLISHER), sees=_READERS, answer=409),
    ],
    "GET /directives/<uuid:directive_id>/rehearsals/<uuid:rehearsal_id>": [
        Case(f"{_DRAFT}/{{draft}}", may=only(PUBLISHER), answer=404),
        Case(f"{_SENT}/{{draft}}", may=only(PUBLISHER), sees=_READERS, answer=404),
    ],
    "GET /saved-audiences": [Case("/saved-audiences?organisation=X1", **_COLLECTION)],
    "POST /saved-audiences": [Case("/saved-audiences", _NEW, answer=201, **_COLLECTION)],
    "GET /saved-audiences/<uuid:saved_id>": [Case(_SAVED, may=only(PUBLISHER))],
    "PATCH /saved-audiences/<uuid:saved_id>": [Case(_SAVED, {"name": "Khác"}, may=only(PUBLISHER))],
    "DELETE /saved-audiences/<uuid:saved_id>": [Case(_SAVED, may=only(PUBLISHER), answer=204)],
}
