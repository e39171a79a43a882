"""Reading the tree."""

from __future__ import annotations

import pytest

from tests.api.conftest import SignIn
from tests.api.problems import refused
from tests.factories import World

EVERYTHING = {"TW", "T1", "VP", "X1", "X2", "A", "B", "C", "D"}


@pytest.mark.parametrize(
    ("who", "seen"),
    [
        ("administrator@T1", EVERYTHING),
        ("auditor@T1", EVERYTHING),
        ("publisher@X1", {"TW", "T1", "X1", "A", "B"}),
        ("cell_secretary@A", {"TW", "T1", "X1", "A"}),
        ("member@A", {"TW", "T1", "X1", "A"}),
        ("member@D", {"TW", "T1", "X2", "D"}),
    ],
)
def test_everybody_sees_below_their_roles_and_their_own_way_up(
    sign_in: SignIn, world: World, who: str, seen: set[str]
) -> None:
    role, _, place = who.partition("@")
    client = sign_in(world.members[place][0] if role == "member" else who)
    for code in EVERYTHING:
        answer = client.get(f"/organisations/{code}")
        if code in seen:
            assert answer.json["code"] == code
        else:
            refused(answer, 404, "organisation_not_found")


@pytest.mark.parametrize("path", ["", "/children", "/members"])
@pytest.mark.parametrize("code", ["nowhere", "x" * 500, "%00", "a%00b", "%ED%A0%80", "..", "%20", "ａ"])
def test_an_unknown_code_is_not_found(sign_in: SignIn, code: str, path: str) -> None:
    answer = sign_in("administrator@T1").get(f"/organisations/{code}{path}")
    assert answer.status_code == 404, answer.json
    assert answer.content_type == "application/problem+json"


def test_children_come_in_vietnamese_order_and_only_those_seen(sign_in: SignIn) -> None:
    def children(who: str, code: str) -> list[str]:
        return [one["name"] for one in sign_in(who).get(f"/organisations/{code}/children").json["items"]]

    assert children("administrator@T1", "T1") == [
        "Chi bộ Văn phòng Tỉnh ủy",
        "Đảng ủy xã Hai",
        "Đảng ủy xã Một",
    ]
    assert children("publisher@X1", "T1") == ["Đảng ủy xã Một"]
    assert children("cell_secretary@A", "X1") == ["Chi bộ thôn An"]


def test_a_day_is_a_day(sign_in: SignIn) -> None:
    administrator = sign_in("administrator@T1")
    refused(administrator.get("/organisations/A", as_of="today"), 422, "invalid")
    refused(administrator.get("/organisations/A", as_of="9999-12-31"), 422, "invalid")


def test_before_its_time_an_organisation_is_not_there(sign_in: SignIn) -> None:
    administrator = sign_in("administrator@T1")
    refused(administrator.get("/organisations/A", as_of="1989-12-31"), 404, "organisation_not_found")
    assert administrator.get("/organisations/A", as_of="1990-01-01").json["code"] == "A"
    answer = administrator.get("/organisations/T1/children", as_of="1989-12-31")
    refused(answer, 404, "organisation_not_found")
