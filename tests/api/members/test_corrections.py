"""Setting a record right: who may, what cannot be, and that nothing is lost."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api.conftest import ApiClient, SignIn
from tests.api.problems import refused
from tests.factories import World

WHY = {"reason": "Theo giấy khai sinh bản gốc"}


@pytest.fixture
def path(world: World) -> str:
    return f"/members/{world.members['A'][0].member_id}"


def events(client: ApiClient, path: str, kind: str) -> list[dict[str, Any]]:
    return [one for one in client.get(f"{path}/history").json["items"] if one["kind"] == kind]


def test_only_administrators_correct(sign_in: SignIn, world: World, path: str) -> None:
    body = WHY | {"gender": "male"}
    for who in ("cell_secretary@A", "organisation_board@X1", world.members["A"][0]):
        refused(sign_in(who).patch(path, body), 403, "forbidden")
    for who in ("cell_secretary@C", "publisher@X1", world.members["A"][1]):
        refused(sign_in(who).patch(path, body), 404, "member_not_found")


@pytest.mark.parametrize(
    ("body", "code", "field"),
    [
        ({"gender": "male"}, "invalid", "reason"),
        ({"gender": "male", "reason": "\u200b"}, "invalid", "reason"),
        (WHY | {"full_name": None}, "invalid", "full_name"),
        (WHY | {"birth_date": None}, "invalid", "birth_date"),
        (WHY | {"admitted_on": "1969-01-01"}, "dates_out_of_order", "admitted_on"),
        (WHY | {"official_on": "1999-01-01"}, "dates_out_of_order", "official_on"),
        (WHY | {"phone": "12"}, "malformed_number", "phone"),
        (WHY | {"citizen_id": "12"}, "malformed_number", "citizen_id"),
        (WHY | {"status": "expelled"}, "invalid", "status"),
        (WHY | {"cell": "B"}, "invalid", "cell"),
    ],
)
def test_what_cannot_be_is_refused_and_leaves_no_history(
    sign_in: SignIn, path: str, body: dict[str, Any], code: str, field: str
) -> None:
    client = sign_in("administrator@X1")
    assert refused(client.patch(path, body), 422, code)["errors"].keys() == {field}
    assert events(client, path, "corrected") == []


def test_a_number_stays_one_members(sign_in: SignIn, world: World, path: str) -> None:
    taken = {"phone": world.members["B"][0].login}
    refused(sign_in("administrator@X1").patch(path, WHY | taken), 409, "member_exists")


def test_what_stood_there_before_is_kept_newest_first(sign_in: SignIn, path: str) -> None:
    client = sign_in("administrator@X1")
    client.patch(path, WHY | {"birth_date": "1970-02-01"})
    answer = client.patch(path, {"birth_date": "1970-03-01", "full_name": "Lê Thị  Ảnh", "reason": "Nhầm"})
    assert answer.json["full_name"] == "Lê Thị Ảnh"
    told = [(one["what"], one["before"], one["after"]) for one in events(client, path, "corrected")]
    assert told[-1] == ("birth_date", "1970-01-01", "1970-02-01")
    assert {("birth_date", "1970-02-01", "1970-03-01"), ("full_name", "Lê Thị Ánh", "Lê Thị Ảnh")} == set(
        told[:-1]
    )
    [found] = client.get("/members", organisation="A", q="le thi anh").json["items"]
    assert found["full_name"] == "Lê Thị Ảnh"


def test_sealed_numbers_stay_masked_in_the_history(sign_in: SignIn, world: World, path: str) -> None:
    client = sign_in("administrator@X1")
    client.patch(path, WHY | {"phone": "0388 111 222"})
    [event] = events(client, path, "corrected")
    last = world.members["A"][0].login[-3:]
    assert (event["before"], event["after"]) == (f"•••••••••{last}", "•••••••••222")
    assert len(client.get("/members", organisation="A", q="0388111222").json["items"]) == 1


def test_the_same_again_changes_nothing(sign_in: SignIn, world: World, path: str) -> None:
    client = sign_in("administrator@X1")
    person = world.members["A"][0]
    same = {"full_name": "Lê Thị Ánh", "phone": person.login, "card_number": person.card_number}
    before = client.get(path).headers["ETag"]
    assert client.patch(path, WHY | same).headers["ETag"] == before
    assert events(client, path, "corrected") == []


def test_the_official_date_makes_official(sign_in: SignIn, path: str) -> None:
    client = sign_in("administrator@X1")
    assert client.patch(path, WHY | {"official_on": None}).json["status"] == "probationary"
    assert client.patch(path, WHY | {"official_on": "2001-05-19"}).json["status"] == "official"


def test_nobody_overwrites_what_they_have_not_seen(sign_in: SignIn, path: str) -> None:
    client = sign_in("administrator@X1")
    read = client.get(path).headers["ETag"]
    # Equal to look at: the last three digits, which alone are shown, stay as they are.
    shown = client.get(path).json["citizen_id"][-3:]
    client.patch(path, WHY | {"citizen_id": f"079000000{shown}"})
    late = client.patch(path, WHY | {"full_name": "Lê Ánh"}, headers={"If-Match": read})
    assert refused(late, 412, "record_changed")
    now = client.get(path).headers["ETag"]
    assert client.patch(path, WHY | {"full_name": "Lê Ánh"}, headers={"If-Match": now}).status_code == 200


def test_the_person_sees_that_it_was_corrected(sign_in: SignIn, world: World, path: str) -> None:
    sign_in("administrator@X1").patch(path, WHY | {"birth_date": "1970-02-01"})
    log = sign_in(world.members["A"][0]).get("/me/access-log").json["items"]
    assert log[0]["action"] == "member.corrected"
    [event] = events(sign_in(world.members["A"][0]), path, "corrected")
    assert event["reason"] == WHY["reason"]


def test_the_history_holds_cells_offices_and_exemptions(sign_in: SignIn, path: str) -> None:
    client = sign_in("administrator@X1")
    exemption = {"kind": "temporarily_exempt", "since": "2026-01-01", "until": "2026-03-01"}
    client.post(f"{path}/exemptions", exemption)
    told = [(one["on"], one["kind"]) for one in client.get(f"{path}/history").json["items"]]
    assert told == [
        ("2026-03-01", "exemption_ended"),
        ("2026-01-01", "exempted"),
        ("2001-05-19", "made_official"),
        ("2000-05-19", "admitted"),
        ("2000-05-19", "joined_cell"),
    ]
