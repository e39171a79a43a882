"""Lists over REST: a file with a name and a size, in the format asked for."""

from __future__ import annotations

import orjson
import pytest

from tests.api.conftest import SignIn
from tests.api.problems import refused
from tests.factories import World

BEGINS = {"csv": b"\xef\xbb\xbf", "xlsx": b"PK\x03\x04", "json": b'{"columns":'}
TYPES = {"csv": "text/csv", "json": "application/json", "xlsx": "application/vnd.openxmlformats"}


@pytest.mark.parametrize("form", BEGINS)
@pytest.mark.parametrize("noun", ["members", "meetings", "organisations"])
def test_a_list_comes_as_a_file(sign_in: SignIn, noun: str, form: str) -> None:
    who = "organisation_board@X1" if noun == "meetings" else "administrator@X1"
    answer = sign_in(who).get(f"/exports/{noun}", organisation="X1", format=form)
    assert answer.status_code == 200
    assert answer.data.startswith(BEGINS[form])
    assert answer.content_length == len(answer.data)
    assert answer.headers["Content-Type"].startswith(TYPES[form])
    assert f"-X1-2026-11-22.{form}" in answer.headers["Content-Disposition"]
    assert answer.cache_control.private


def test_what_is_refused(sign_in: SignIn) -> None:
    refused(sign_in("publisher@X1").get("/exports/members", organisation="X1"), 403, "forbidden")
    administrator = sign_in("administrator@X1")
    refused(administrator.get("/exports/members", organisation="X2"), 404, "organisation_not_found")
    refused(administrator.get("/exports/members", organisation="X1", format="pdf"), 422, "invalid")
    refused(administrator.get("/exports/members", organisation="X1", as_of="x"), 422, "invalid")
    refused(administrator.get("/exports/members"), 422, "invalid")


def test_rows_are_as_described(sign_in: SignIn, world: World) -> None:
    answer = sign_in("administrator@X1").get("/exports/members", organisation="A", format="json")
    rows = orjson.loads(answer.data)["rows"]
    person = world.members["A"][0]
    assert person.login in {row["phone"] for row in rows}
    assert {row["cell"] for row in rows} == {"A"}
