"""Who may do what over REST: audiences kept by a name."""

from __future__ import annotations

from tests.api.rights.cases import PUBLISHER, Case, only, others

_SAVED = "/saved-audiences/{saved_audience}"
_NEW = {"organisation": "X1", "name": "Cả xã", "audience": {"include": ["X1"]}}
_COLLECTION = {"may": only(PUBLISHER), "sees": others(PUBLISHER)}

AUDIENCES: dict[str, list[Case]] = {
    "GET /saved-audiences": [Case("/saved-audiences?organisation=X1", **_COLLECTION)],
    "POST /saved-audiences": [Case("/saved-audiences", _NEW, answer=201, **_COLLECTION)],
    "GET /saved-audiences/<uuid:saved_id>": [Case(_SAVED, may=only(PUBLISHER))],
    "PATCH /saved-audiences/<uuid:saved_id>": [Case(_SAVED, {"name": "Khác"}, may=only(PUBLISHER))],
    "DELETE /saved-audiences/<uuid:saved_id>": [Case(_SAVED, may=only(PUBLISHER), answer=204)],
}
