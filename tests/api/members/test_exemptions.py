"""When a member need not come to meetings."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from tests.api.conftest import SignIn
from tests.api.problems import refused
from tests.factories import World

NEW = {"kind": "temporarily_exempt", "since": "2026-11-01", "until": "2027-05-01"}


def test_only_their_administrator_exempts(sign_in: SignIn, world: World) -> None:
    path = f"/members/{world.members['A'][0].member_id}/exemptions"
    for who in ("cell_secretary@A", "organisation_board@X1", world.members["A"][0]):
        refused(sign_in(who).post(path, NEW), 403, "forbidden")
    refused(sign_in("cell_secretary@C").post(path, NEW), 404, "member_not_found")
    refused(sign_in("administrator@X1").post(f"/members/{uuid4()}/exemptions", NEW), 404, "member_not_found")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"until": "2026-11-01"}, "period_reversed"),
        ({"until": "2026-10-01"}, "period_reversed"),
        ({"kind": "tired"}, "invalid"),
        ({"since": None}, "invalid"),
        ({"reason": "ill"}, "invalid"),
    ],
)
def test_fields_are_checked(sign_in: SignIn, world: World, changes: dict[str, Any], code: str) -> None:
    path = f"/members/{world.members['A'][0].member_id}/exemptions"
    refused(sign_in("administrator@X1").post(path, NEW | changes), 422, code)


def test_who_is_exempt_is_not_expected(sign_in: SignIn, world: World) -> None:
    person = world.members["A"][0]
    path = f"/members/{person.member_id}/exemptions"
    assert sign_in("administrator@X1").post(path, NEW).status_code == 204
    secretary = sign_in("cell_secretary@A")
    meeting = {"organisation": "A", "kind": "regular", "place": "Thôn"}
    for day, is_exempt in (("2026-10-31", False), ("2026-11-01", True), ("2027-05-01", False)):
        planned = secretary.post("/meetings", meeting | {"starts_at": f"{day}T19:00:00+07:00"}).json
        rows = secretary.get(f"/meetings/{planned['id']}/attendance").json["rows"]
        [row] = [row for row in rows if row["member"] == str(person.member_id)]
        assert row["is_exempt"] is is_exempt, day
