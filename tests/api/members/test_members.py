"""Members: who sees them, who enters them, and what cannot be true of one."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from tests.api.conftest import SignIn
from tests.api.problems import refused
from tests.factories import World

NEW: dict[str, Any] = {
    "cell": "A",
    "full_name": "Nguyễn Thị Ví Dụ",
    "gender": "female",
    "birth_date": "1961-09-02",
    "admitted_on": "1986-05-19",
    "official_on": "1987-05-19",
    "card_number": "40 012 345",
    "citizen_id": "040.161.000.001",
    "phone": "0388 000 001",
}


def test_only_administrators_enter_members(sign_in: SignIn, world: World) -> None:
    for who in ("cell_secretary@A", "organisation_board@X1", "publisher@X1", world.members["A"][0]):
        refused(sign_in(who).post("/members", NEW), 403, "forbidden")
    refused(sign_in("administrator@X1").post("/members", NEW | {"cell": "C"}), 404, "organisation_not_found")


def test_members_belong_to_cells_only(sign_in: SignIn) -> None:
    refused(sign_in("administrator@X1").post("/members", NEW | {"cell": "X1"}), 422, "not_a_cell")


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"admitted_on": "2026-11-23", "official_on": None}, "dates_out_of_order", "admitted_on"),
        ({"birth_date": "1968-05-20"}, "dates_out_of_order", "admitted_on"),
        ({"birth_date": "2100-01-01"}, "dates_out_of_order", "admitted_on"),
        ({"official_on": "1986-05-18"}, "dates_out_of_order", "official_on"),
        ({"card_number": "1234567"}, "malformed_number", "card_number"),
        ({"card_number": "1234567890123"}, "malformed_number", "card_number"),
        ({"card_number": "١٢٣٤٥٦٧٨"}, "malformed_number", "card_number"),
        ({"citizen_id": "12345678901"}, "malformed_number", "citizen_id"),
        ({"phone": "12345"}, "malformed_number", "phone"),
        ({"full_name": ""}, "invalid", "full_name"),
        ({"full_name": "x" * 101}, "invalid", "full_name"),
        ({"gender": "unknown"}, "invalid", "gender"),
        ({"birth_date": "1899-12-31"}, "invalid", "birth_date"),
        ({"birth_date": "02/09/1961"}, "invalid", "birth_date"),
        ({"status": "expelled"}, "invalid", "status"),
        ({"income": 5}, "invalid", "income"),
    ],
)
def test_what_cannot_be_true_is_refused(
    sign_in: SignIn, changes: dict[str, Any], code: str, field: str
) -> None:
    answer = sign_in("administrator@X1").post("/members", NEW | changes)
    assert refused(answer, 422, code)["errors"].keys() == {field}


@pytest.mark.parametrize(
    ("kept", "vietnamese", "english"),
    [
        ("card_number", "Số thẻ đảng viên", "card number"),
        ("citizen_id", "Số định danh", "citizen id"),
        ("phone", "Số điện thoại", "telephone number"),
    ],
)
def test_a_number_is_one_members(sign_in: SignIn, kept: str, vietnamese: str, english: str) -> None:
    administrator = sign_in("administrator@X1")
    administrator.post("/members", NEW)
    others = dict.fromkeys(("card_number", "citizen_id", "phone")) | {kept: NEW[kept]}
    problem = refused(administrator.post("/members", NEW | others), 409, "member_exists")
    assert problem["detail"].startswith(vietnamese)
    told = administrator.post("/members", NEW | others, headers={"Accept-Language": "en"}).json
    assert f"this {english} already" in told["detail"]


def test_others_members_are_not_found(sign_in: SignIn, world: World) -> None:
    member = world.members["A"][0].member_id
    for who in ("cell_secretary@C", world.members["A"][1], "publisher@X1", "auditor@T1"):
        refused(sign_in(who).get(f"/members/{member}"), 404, "member_not_found")
    refused(sign_in("administrator@T1").get(f"/members/{uuid4()}"), 404, "member_not_found")
    # Of an organisation one may see, but not its members, one finds at most oneself.
    listed = sign_in("publisher@X1").get("/members", organisation="X1").json["items"]
    assert [one["id"] for one in listed] == [str(world.staff["publisher@X1"].member_id)]


def test_a_member_reads_their_own_record(sign_in: SignIn, world: World) -> None:
    person = world.members["A"][0]
    assert sign_in(person).get(f"/members/{person.member_id}").json["full_name"] == "Lê Thị Ánh"


def test_numbers_are_kept_in_one_form_and_shown_masked(sign_in: SignIn) -> None:
    administrator = sign_in("administrator@X1")
    created = administrator.post("/members", NEW)
    assert created.json == NEW | {
        "id": created.json["id"],
        "card_number": "40012345",
        "citizen_id": "•••••••••001",
        "phone": "•••••••••001",
        "status": "official",
    }
    assert created.headers["Location"].endswith(f"/members/{created.json['id']}")
    assert administrator.get(f"/members/{created.json['id']}").json == created.json


def test_who_is_not_official_yet_is_probationary(sign_in: SignIn) -> None:
    created = sign_in("administrator@X1").post("/members", NEW | {"official_on": None})
    assert created.json["status"] == "probationary"


def test_of_age_on_the_very_day(sign_in: SignIn) -> None:
    administrator = sign_in("administrator@X1")
    assert administrator.post("/members", NEW | {"birth_date": "1968-05-19"}).status_code == 201


@pytest.mark.parametrize(
    ("q", "found"),
    [
        ("anh", ["Lê Thị Ánh"]),
        ("ÁNH", ["Lê Thị Ánh"]),
        ("do van", ["Đỗ Văn Ân"]),
        ("%", []),
        ("v_n", []),
        ("\\", []),
        ("no such person", []),
    ],
)
def test_names_are_found_without_accents(sign_in: SignIn, q: str, found: list[str]) -> None:
    answer = sign_in("cell_secretary@A").get("/members", organisation="A", q=q)
    assert [one["full_name"] for one in answer.json["items"]] == found


def test_numbers_are_found_whole_in_any_way_of_writing(sign_in: SignIn, world: World) -> None:
    person, secretary = world.members["A"][0], sign_in("cell_secretary@A")
    for q in (person.login, f"+84 {person.login[1:]}", person.card_number):
        [one] = secretary.get("/members", organisation="A", q=q).json["items"]
        assert one["id"] == str(person.member_id)
    assert secretary.get("/members", organisation="A", q=person.login[:8]).json["items"] == []
    assert sign_in("cell_secretary@C").get("/members", organisation="C", q=person.login).json["items"] == []


def test_a_list_is_sorted_by_given_name(sign_in: SignIn) -> None:
    answer = sign_in("administrator@X1").get("/members", organisation="B")
    assert [one["full_name"].split()[-1] for one in answer.json["items"]] == ["Ánh", "Ân", "X1", "X1", "X1"]
    same = sign_in("administrator@X1").get("/organisations/B/members").json
    assert same == answer.json
