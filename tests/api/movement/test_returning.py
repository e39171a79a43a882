"""Who left stays on record for those who keep the books, and may come back to it."""

from __future__ import annotations

from typing import Any

import pytest

from models import Role
from services import members
from tests.api.conftest import ApiClient, SignIn
from tests.api.problems import refused
from tests.factories import Person, World


@pytest.fixture
def keeper(sign_in: SignIn) -> ApiClient:
    return sign_in("administrator@X1")


@pytest.fixture
def other_keeper(sign_in: SignIn, world: World) -> ApiClient:
    world.appoint(Role.ADMINISTRATOR, "X2", "D")
    return sign_in("administrator@X2")


@pytest.fixture
def gone(keeper: ApiClient, world: World) -> Person:
    """Somebody of cell A who left the handbook for the army."""
    person = world.members["A"][0]
    body = {"outside": "Đảng bộ Quân đội", "on": "2026-11-01"}
    path = f"/transfers/{keeper.post(f'/members/{person.member_id}/transfers', body).json['id']}"
    for to, on in (("sent", "2026-11-02"), ("received", "2026-11-03")):
        answer = keeper.post(f"{path}/transitions", {"to": to, "on": on})
        assert answer.status_code in (200, 201), answer.json
    return person


def described(world: World, person: Person, cell: str, **other: Any) -> dict[str, Any]:
    with world.system() as work:
        member = members.get_former(work, person.member_id).member
        return {
            "cell": cell,
            "full_name": member.full_name,
            "gender": member.gender,
            "birth_date": member.birth_date.isoformat(),
            "admitted_on": member.admitted_on.isoformat(),
            "official_on": member.official_on.isoformat() if member.official_on else None,
            "card_number": person.card_number,
            "arrival": {"outside": "Đảng bộ Quân đội", "on": "2026-11-20"},
        } | other


def test_only_who_keeps_the_books_sees_who_left(
    sign_in: SignIn, other_keeper: ApiClient, gone: Person
) -> None:
    path = f"/members/{gone.member_id}"
    for client in (other_keeper, sign_in("cell_secretary@A"), sign_in("organisation_board@X1")):
        refused(client.get(path), 404, "member_not_found")
    refused(sign_in("cell_secretary@A").get("/members", organisation="A", former="true"), 403, "forbidden")
    assert other_keeper.get("/members", organisation="X2", former="true").json["items"] == []


def test_the_record_of_who_left_is_read_and_not_changed(keeper: ApiClient, gone: Person) -> None:
    path = f"/members/{gone.member_id}"
    found = keeper.get(path).json
    assert (found["status"], found["cell"]) == ("transferred_out", "A")
    listed = keeper.get("/members", organisation="X1", former="true").json["items"]
    assert [one["id"] for one in listed] == [str(gone.member_id)]
    assert keeper.get(f"{path}/history").status_code == 200
    refused(keeper.patch(path, {"full_name": "Khác", "reason": "Sửa"}), 404, "member_not_found")


@pytest.mark.parametrize("other", [{"birth_date": "1971-01-01"}, {"full_name": "Trần Văn Khác"}])
def test_somebody_else_with_that_number_is_refused(
    other_keeper: ApiClient, world: World, gone: Person, other: dict[str, str]
) -> None:
    body = described(world, gone, "D", **other)
    refused(other_keeper.post("/members", body), 409, "member_exists")


def test_who_comes_back_goes_on_with_their_record(
    other_keeper: ApiClient, world: World, gone: Person
) -> None:
    answer = other_keeper.post("/members", described(world, gone, "D"))
    assert answer.status_code == 201, answer.json
    assert (answer.json["id"], answer.json["cell"]) == (str(gone.member_id), "D")
    assert answer.json["status"] in ("official", "probationary")
    kinds = [one["kind"] for one in other_keeper.get(f"/members/{gone.member_id}/history").json["items"]]
    assert kinds.count("joined_cell") == 2
    with world.system() as work:
        assert members.home_cell(work, gone.member_id).code == "D"
