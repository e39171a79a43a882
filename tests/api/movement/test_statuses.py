"""What is decided about a member holds from its day: in lists, rosters, rights and sign-in."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from models import Role
from services import accounts, members, organisations
from services.actor import Work
from services.permissions import Permission
from tests.api.conftest import ApiClient, SignIn
from tests.api.problems import refused
from tests.factories import Person, World


@pytest.fixture
def administrator(sign_in: SignIn) -> ApiClient:
    return sign_in("administrator@X1")


@pytest.fixture
def person(world: World) -> Person:
    return world.members["A"][0]


def change(client: ApiClient, person: Person, to: str, on: str, **more: Any) -> Any:
    body = {"to": to, "on": on, "decision": "15-QĐ/ĐU, 18/11/2026"} | more
    return client.post(f"/members/{person.member_id}/status-changes", body)


def names_on(client: ApiClient, day: str | None = None) -> dict[str, str]:
    query = {"as_of": day} if day else {}
    return {one["id"]: one["status"] for one in client.get("/organisations/A/members", **query).json["items"]}


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"to": "official", "on": "2026-11-20"}, "status_not_allowed"),
        ({"to": "transferred_out", "on": "2026-11-20"}, "by_transfer_only"),
        ({"to": "left", "on": "2026-11-23"}, "status_day_out_of_order"),
        ({"to": "left", "on": "2001-05-19"}, "status_day_out_of_order"),
        ({"to": "expelled", "on": "2026-11-20", "decision": "  "}, "decision_needed"),
        ({"to": "retired", "on": "2026-11-20"}, "invalid"),
        ({"to": "left"}, "invalid"),
    ],
)
def test_what_cannot_be_decided_is_refused(
    administrator: ApiClient, person: Person, body: dict[str, Any], code: str
) -> None:
    answer = administrator.post(f"/members/{person.member_id}/status-changes", {"decision": "1-QĐ/ĐU"} | body)
    refused(answer, 409 if code == "status_not_allowed" else 422, code)


def test_an_end_ends_cell_roles_and_sign_in(
    sign_in: SignIn, administrator: ApiClient, person: Person, world: World
) -> None:
    world.activate(person)
    with world.system() as work:
        accounts.grant_role(work, person.member_id, role=Role.PUBLISHER, organisation="X1")
        members.attach_temporarily(
            work, person.member_id, cell="C", since=date(2026, 11, 1), until=date(2027, 5, 1)
        )
    theirs = sign_in(person)
    assert theirs.get("/me").status_code == 200
    assert change(administrator, person, "expelled", "2026-11-20", reason="Vi phạm").status_code == 201
    assert theirs.get("/me").status_code == 401
    signing_in = {"login": person.login, "password": "mot mat khau dai", "device_name": "x"}
    refused(sign_in(None).post("/sessions", signing_in), 401, "sign_in_refused")
    assert str(person.member_id) not in names_on(administrator)
    assert administrator.get(f"/members/{person.member_id}").json["status"] == "expelled"
    refused(change(administrator, person, "left", "2026-11-21"), 404, "member_not_found")
    with world.system() as work:
        assert person.member_id not in _roster(work, "C", date(2026, 11, 20))
        assert person.member_id in _roster(work, "C", date(2026, 11, 19))
        commune = organisations.get(work, "X1")
        holders = accounts.holders_of(work, Permission.DIRECTIVE_MANAGE, commune.id)
        assert set(holders) == {world.staff["publisher@X1"].member_id}


def _roster(work: Work, cell: str, on: date) -> set[UUID]:
    found = members.expected_at(work, organisations.get(work, cell).id, on)
    return {one.id for one in found}


def test_lists_of_a_past_day_show_the_status_of_that_day(administrator: ApiClient, person: Person) -> None:
    who = str(person.member_id)
    change(administrator, person, "suspended", "2026-03-01")
    change(administrator, person, "official", "2026-06-01")
    change(administrator, person, "deceased", "2026-11-10", decision=None)
    told = {day: names_on(administrator, day).get(who) for day in ("2000-12-01", "2026-02-28", "2026-03-01")}
    assert told == {"2000-12-01": "probationary", "2026-02-28": "official", "2026-03-01": "suspended"}
    later = {day: names_on(administrator, day).get(who) for day in ("2026-06-01", "2026-11-09", "2026-11-10")}
    assert later == {"2026-06-01": "official", "2026-11-09": "official", "2026-11-10": None}


def test_the_whole_history_is_told(administrator: ApiClient, person: Person) -> None:
    change(administrator, person, "suspended", "2026-03-01", reason="Chờ xác minh")
    told = administrator.get(f"/members/{person.member_id}/status-changes").json["items"]
    assert [(one["status"], one["since"], one["decision"], one["reason"]) for one in told] == [
        ("probationary", "2000-05-19", None, None),
        ("official", "2001-05-19", None, None),
        ("suspended", "2026-03-01", "15-QĐ/ĐU, 18/11/2026", "Chờ xác minh"),
    ]


def test_the_history_of_the_record_names_the_decision(administrator: ApiClient, person: Person) -> None:
    change(administrator, person, "suspended", "2026-03-01", reason="Chờ xác minh")
    told = administrator.get(f"/members/{person.member_id}/history").json["items"]
    decided = [one for one in told if one["kind"] == "status_decided"]
    assert [(one["on"], one["what"], one["reason"]) for one in decided] == [
        ("2026-03-01", "suspended", "15-QĐ/ĐU, 18/11/2026 · Chờ xác minh")
    ]


def test_becoming_official_takes_a_year(administrator: ApiClient) -> None:
    new = {
        "cell": "A",
        "full_name": "Nguyễn Thị Mới",
        "gender": "female",
        "birth_date": "2000-01-01",
        "admitted_on": "2025-11-01",
    }
    member = administrator.post("/members", new).json
    path = f"/members/{member['id']}/status-changes"
    early = {"to": "official", "on": "2026-10-31", "decision": "1-QĐ/ĐU"}
    refused(administrator.post(path, early), 422, "probation_too_short")
    assert administrator.post(path, early | {"on": "2026-11-01"}).status_code == 201
    shown = administrator.get(f"/members/{member['id']}").json
    assert (shown["status"], shown["official_on"]) == ("official", "2026-11-01")
