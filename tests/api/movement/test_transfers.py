"""Transfers over REST: across the border of two administrators, out of the handbook and into it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from models import Role
from services import accounts, members, organisations
from tests.api.conftest import ApiClient, SignIn
from tests.api.problems import refused
from tests.conftest import StoppedClock
from tests.factories import Person, World


@pytest.fixture
def sender(sign_in: SignIn) -> ApiClient:
    return sign_in("administrator@X1")


@pytest.fixture
def receiver(sign_in: SignIn, world: World) -> ApiClient:
    world.appoint(Role.ADMINISTRATOR, "X2", "D")
    return sign_in("administrator@X2")


@pytest.fixture
def person(world: World) -> Person:
    return world.members["A"][0]


def begun(client: ApiClient, person: Person, **more: Any) -> str:
    body = {"to": "D", "on": "2026-11-20"} | more
    answer = client.post(f"/members/{person.member_id}/transfers", body)
    assert answer.status_code == 201, answer.json
    return f"/transfers/{answer.json['id']}"


def step(client: ApiClient, path: str, to: str, on: str = "2026-11-21", **more: Any) -> Any:
    return client.post(f"{path}/transitions", {"to": to, "on": on} | more)


def attending(world: World, cell: str, on: date) -> set[UUID]:
    with world.system() as work:
        found = members.expected_at(work, organisations.get(work, cell).id, on)
        return {one.id for one in found}


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"to": None}, 422, "one_destination"),
        ({"outside": "Đảng bộ Quân đội"}, 422, "one_destination"),
        ({"to": "X2"}, 404, "organisation_not_found"),
        ({"to": "A"}, 409, "already_in_a_cell"),
        ({"kind": "temporary"}, 422, "until_needed"),
        ({"until": "2027-06-01"}, 422, "until_needed"),
        ({"kind": "temporary", "until": "2026-11-20"}, 422, "period_reversed"),
        ({"on": "2026-11-23"}, 422, "transfer_day_out_of_order"),
        ({"on": "1999-01-01"}, 422, "transfer_day_out_of_order"),
        ({"at_once": True}, 403, "forbidden"),
    ],
)
def test_what_cannot_begin_is_refused(
    sender: ApiClient, person: Person, body: dict[str, Any], status: int, code: str
) -> None:
    answer = sender.post(f"/members/{person.member_id}/transfers", {"to": "D", "on": "2026-11-20"} | body)
    refused(answer, status, code)


def test_one_of_a_kind_at_a_time(sender: ApiClient, person: Person) -> None:
    begun(sender, person)
    again = sender.post(f"/members/{person.member_id}/transfers", {"to": "C", "on": "2026-11-21"})
    refused(again, 409, "transfer_open")


def test_until_it_is_sent_the_other_side_knows_nothing(
    sender: ApiClient, receiver: ApiClient, person: Person
) -> None:
    path = begun(sender, person)
    refused(receiver.get(path), 404, "transfer_not_found")
    assert receiver.get("/transfers", direction="in").json["items"] == []
    refused(step(receiver, path, "received"), 404, "transfer_not_found")


def test_until_they_arrive_the_other_side_sees_the_slip_alone(
    sender: ApiClient, receiver: ApiClient, person: Person
) -> None:
    path = begun(sender, person, letter_number="12/GT-ĐU")
    step(sender, path, "sent")
    found = receiver.get("/transfers", direction="in").json["items"]
    assert [(one["id"], one["member"]["full_name"], one["from"], one["next_states"]) for one in found] == [
        (
            path.rsplit("/", 1)[1],
            "Lê Thị Ánh",
            {"code": "A", "name": "Chi bộ thôn An"},
            ["received", "returned"],
        )
    ]
    told = receiver.get(path).get_data(as_text=True)
    assert person.login[1:] not in told
    assert "citizen" not in told
    refused(receiver.get(f"/members/{person.member_id}"), 404, "member_not_found")
    refused(receiver.get(f"/members/{person.member_id}/transfers"), 404, "member_not_found")


def test_each_side_takes_its_own_steps(sender: ApiClient, receiver: ApiClient, person: Person) -> None:
    path = begun(sender, person)
    step(sender, path, "sent")
    refused(step(sender, path, "received"), 403, "forbidden")
    refused(step(receiver, path, "cancelled", reason="x"), 403, "forbidden")
    refused(step(receiver, path, "returned"), 422, "transfer_reason_needed")
    assert step(receiver, path, "returned", reason="Sai chi bộ").json["state"] == "returned"
    refused(step(receiver, path, "received"), 409, "transfer_step_not_allowed")
    assert sender.get(path).json["reason"] == "Sai chi bộ"
    assert step(sender, path, "cancelled", reason="Ghi nhầm").json["state"] == "cancelled"
    refused(step(sender, path, "sent"), 409, "transfer_step_not_allowed")


@pytest.mark.parametrize("on", ["2026-11-19", "2026-11-23"])
def test_steps_come_in_the_order_of_their_days(sender: ApiClient, person: Person, on: str) -> None:
    refused(step(sender, begun(sender, person), "sent", on), 422, "transfer_day_out_of_order")


def test_on_arrival_the_membership_changes_from_that_day(
    sender: ApiClient, receiver: ApiClient, person: Person, world: World
) -> None:
    with world.system() as work:
        accounts.grant_role(work, person.member_id, role=Role.CELL_SECRETARY, organisation="A")
    path = begun(sender, person)
    step(sender, path, "sent", "2026-11-20")
    arrived = step(receiver, path, "received", "2026-11-21").json
    assert (arrived["state"], arrived["ended_on"], arrived["due_on"]) == ("received", "2026-11-21", None)
    assert person.member_id in attending(world, "A", date(2026, 11, 20))
    assert person.member_id not in attending(world, "A", date(2026, 11, 21))
    assert person.member_id in attending(world, "D", date(2026, 11, 21))
    assert receiver.get(f"/members/{person.member_id}").json["cell"] == "D"
    refused(sender.get(f"/members/{person.member_id}"), 404, "member_not_found")
    assert sender.get(path).json["state"] == "received"
    assert [grant.role for grant in world.actor(person).grants] == [Role.MEMBER]
    refused(step(receiver, path, "received"), 409, "transfer_step_not_allowed")


def test_who_administers_both_does_it_at_once(sender: ApiClient, person: Person, world: World) -> None:
    path = begun(sender, person, to="B", at_once=True)
    assert sender.get(path).json["state"] == "received"
    assert sender.get(f"/members/{person.member_id}").json["cell"] == "B"
    assert person.member_id in attending(world, "B", date(2026, 11, 20))


def test_a_temporary_one_ends_by_itself(
    sender: ApiClient, receiver: ApiClient, person: Person, world: World
) -> None:
    path = begun(sender, person, kind="temporary", until="2027-06-01")
    assert sender.get(path).json["warning"] is None
    step(sender, path, "sent")
    step(receiver, path, "received")
    days = (date(2026, 11, 20), date(2026, 11, 21), date(2027, 5, 31), date(2027, 6, 1))
    assert [person.member_id in attending(world, "A", day) for day in days] == [True, False, False, True]
    assert [person.member_id in attending(world, "D", day) for day in days] == [False, True, True, False]
    assert sender.get(f"/members/{person.member_id}").json["cell"] == "A"


def test_away_for_a_time_outside_the_handbook_nobody_expects_them(
    sender: ApiClient, person: Person, world: World
) -> None:
    path = begun(
        sender,
        person,
        to=None,
        outside="Học viện Chính trị",
        kind="temporary",
        until="2026-12-01",
        is_study=True,
    )
    assert sender.get(path).json["warning"] == "too_short"
    step(sender, path, "sent")
    step(sender, path, "received")
    days = (date(2026, 11, 20), date(2026, 11, 21), date(2026, 11, 30), date(2026, 12, 1))
    assert [person.member_id in attending(world, "A", day) for day in days] == [True, False, False, True]


def test_leaving_the_handbook_ends_cell_roles_and_sign_in(
    sign_in: SignIn, sender: ApiClient, person: Person, world: World
) -> None:
    world.activate(person)
    path = begun(sender, person, to=None, outside="Đảng bộ Quân đội", letter_number="12/GT-ĐU")
    visit = begun(sender, person, to="C", kind="temporary", until="2027-06-01")
    step(sender, path, "sent")
    assert step(sender, path, "received").json["member"]["status"] == "transferred_out"
    assert sender.get(f"/members/{person.member_id}").json["status"] == "transferred_out"
    assert sign_in(person).get("/me").status_code == 401
    assert person.member_id not in attending(world, "A", date(2026, 11, 21))
    assert person.member_id in attending(world, "A", date(2026, 11, 20))
    assert sender.get(visit).json["state"] == "cancelled"


def test_who_comes_from_outside_is_admitted_with_the_transfer_noted(sender: ApiClient) -> None:
    arrival = {"outside": "Đảng bộ Quân đội", "on": "2026-11-10", "letter_number": "5/GT"}
    new = {
        "cell": "A",
        "full_name": "Nguyễn Văn Mới",
        "gender": "male",
        "birth_date": "1970-01-01",
        "admitted_on": "1999-02-03",
        "official_on": "2000-02-03",
        "arrival": arrival,
    }
    early = new | {"arrival": arrival | {"on": "1998-01-01"}}
    refused(sender.post("/members", early), 422, "transfer_day_out_of_order")
    member = sender.post("/members", new).json
    told = sender.get(f"/members/{member['id']}/transfers").json["items"]
    assert [
        (one["from"], one["to"]["code"], one["outside"], one["state"], one["ended_on"]) for one in told
    ] == [(None, "A", "Đảng bộ Quân đội", "received", "2026-11-10")]


def test_deadlines_are_promised_and_what_is_late_can_be_listed(
    sender: ApiClient, receiver: ApiClient, person: Person, clock: StoppedClock
) -> None:
    path = begun(sender, person)
    assert sender.get(path).json["due_on"] == "2027-02-23"  # 60 working days over the holidays and Tết
    step(sender, path, "sent")
    sent = sender.get(path).json
    assert (sent["due_on"], sent["working_days_left"], sent["overdue"]) == ("2027-01-05", 30, False)
    assert sender.get("/transfers", overdue="true").json["items"] == []
    clock.advance(timedelta(days=50))
    for client, direction in ((sender, "out"), (receiver, "in")):
        late = client.get("/transfers", overdue="true", direction=direction).json["items"]
        assert [(one["id"], one["overdue"]) for one in late] == [(sent["id"], True)]


def test_lists_can_be_narrowed(sender: ApiClient, person: Person, world: World) -> None:
    leaving = begun(sender, person).rsplit("/", 1)[1]
    within = begun(sender, world.members["A"][1], to="B").rsplit("/", 1)[1]

    def ids(**query: str) -> list[str]:
        return [one["id"] for one in sender.get("/transfers", **query).json["items"]]

    assert ids() == [within, leaving]
    assert ids(organisation="B") == [within]
    assert ids(organisation="B", direction="out") == []
    assert ids(organisation="X1", direction="in") == [within]
    assert ids(state="sent") == []
    refused(sender.get("/transfers", organisation="D"), 404, "organisation_not_found")


def test_the_member_sees_their_own(sign_in: SignIn, sender: ApiClient, person: Person, world: World) -> None:
    path = begun(sender, person)
    own = sign_in(person).get(path).json
    assert (own["state"], own["next_states"]) == ("requested", [])
    assert sign_in(person).get(f"/members/{person.member_id}/transfers").status_code == 200
    refused(sign_in(world.members["A"][1]).get(path), 404, "transfer_not_found")


def test_who_went_another_way_is_not_taken_along(
    sender: ApiClient, receiver: ApiClient, person: Person, world: World
) -> None:
    path = begun(sender, person)
    step(sender, path, "sent")
    with world.acting("administrator@X1") as work:
        members.transfer(work, person.member_id, to="B", since=date(2026, 11, 21))
    refused(step(receiver, path, "received"), 409, "transfer_step_not_allowed")
