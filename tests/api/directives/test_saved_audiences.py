"""Audiences kept by a name."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from models import AuditEntry, MemberStatus
from services import directives, movement, organisations
from tests.api.conftest import ApiClient, SignIn
from tests.api.directives.some import drafted, published, to
from tests.api.problems import refused
from tests.factories import World

PATH = "/saved-audiences"


@pytest.fixture
def publisher(sign_in: SignIn) -> ApiClient:
    return sign_in("publisher@T1")


def new(name: str = "Hai xã", **audience: Any) -> dict[str, Any]:
    return {"organisation": "T1", "name": name, "audience": audience or to("X1", "X2")}


def saved(publisher: ApiClient, name: str = "Hai xã", **audience: Any) -> str:
    answer = publisher.post(PATH, new(name, **audience))
    assert answer.status_code == 201, answer.json
    return f"{PATH}/{answer.json['id']}"


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (new("  "), 422, "invalid"),
        (new() | {"audience": {"include": []}}, 422, "invalid"),
        (new() | {"audience": to("TW")}, 403, "audience_beyond_reach"),
        (new() | {"audience": to("nowhere")}, 404, "organisation_not_found"),
        (new() | {"audience": to("X1", exclude=["X1"])}, 422, "audience_named_twice"),
    ],
)
def test_what_could_not_be_published_to_is_not_saved(
    publisher: ApiClient, body: dict[str, Any], status: int, code: str
) -> None:
    refused(publisher.post(PATH, body), status, code)
    assert publisher.get(PATH, organisation="T1").json["items"] == []


def test_an_organisation_gives_a_name_once(publisher: ApiClient) -> None:
    first, other = saved(publisher, "Bí thư"), saved(publisher, "Khác")
    refused(publisher.post(PATH, new(" BÍ  THƯ ")), 409, "saved_audience_exists")
    refused(publisher.patch(other, {"name": "bí thư"}), 409, "saved_audience_exists")
    assert publisher.patch(first, {"name": "BÍ THƯ"}).json["name"] == "BÍ THƯ"


def test_no_more_are_kept_than_can_be_looked_through(publisher: ApiClient, world: World) -> None:
    with world.acting("publisher@T1") as work:
        rule = directives.AudienceRule((directives.AudienceLine("X1"),))
        for number in range(50):
            directives.save_audience(work, "T1", name=f"Số {number}", rule=rule)
    refused(publisher.post(PATH, new("Thêm")), 409, "saved_audiences_full")


def test_publishers_above_use_those_below(publisher: ApiClient, sign_in: SignIn, world: World) -> None:
    with world.acting("publisher@T1") as work:
        rule = directives.AudienceRule((directives.AudienceLine("X1"),))
        directives.save_audience(work, "X1", name="Cả xã", rule=rule)
    items = publisher.get(PATH, organisation="X1").json["items"]
    assert [one["name"] for one in items] == ["Cả xã"]
    refused(sign_in("organisation_board@X1").get(PATH, organisation="X1"), 403, "forbidden")


def test_what_is_kept_can_be_published_to_as_it_is(publisher: ApiClient, world: World) -> None:
    person = str(world.members["C"][0].member_id)
    audience = to("X1", exclude=["B"], statuses=["official"], without_exempt=True, added=[person])
    kept = publisher.get(saved(publisher, **audience)).json
    assert kept["audience"] == {
        "include": [{"organisation": "X1", "below": True}],
        "exclude": [{"organisation": "B", "below": True}],
        "roles": [],
        "statuses": ["official"],
        "without_exempt": True,
        "added": [person],
        "removed": [],
    }
    assert (kept["lost"], kept["lost_persons"]) == ([], 0)
    draft = drafted(publisher)
    typed = publisher.post(f"{draft}/audience-preview", audience).json
    assert publisher.post(f"{draft}/audience-preview", kept["audience"]).json == typed


def test_changing_or_deleting_it_leaves_what_was_published(publisher: ApiClient, world: World) -> None:
    path = saved(publisher, **to("X1"))
    sent = published(publisher, publisher.get(path).json["audience"])
    before = publisher.get(f"{sent}/reach").json["addressed"]
    assert (
        publisher.patch(path, {"audience": to("X2")}).json["audience"]["include"][0]["organisation"] == "X2"
    )
    assert publisher.delete(path).status_code == 204
    refused(publisher.get(path), 404, "saved_audience_not_found")
    assert publisher.get(f"{sent}/reach").json["addressed"] == before
    with world.system() as work:
        actions = work.session.scalars(
            select(AuditEntry.action).where(AuditEntry.action.startswith("audience.")).order_by(AuditEntry.id)
        )
        assert list(actions) == ["audience.saved", "audience.changed", "audience.forgotten"]


def test_what_was_merged_since_is_told_and_stays_in_it(publisher: ApiClient, world: World) -> None:
    path = saved(publisher, **to("A", exclude=["X2"]))
    with world.system() as work:
        organisations.merge(work, ["A"], into="B", effective_on=date(2026, 11, 22))
    kept = publisher.get(path).json
    assert kept["lost"] == [
        {
            "organisation": "A",
            "name": "Chi bộ thôn An",
            "ended_on": "2026-11-22",
            "successors": ["Chi bộ thôn Bình"],
        }
    ]
    assert kept["audience"]["include"] == [{"organisation": "A", "below": True}]
    refused(publisher.post(f"{drafted(publisher)}/publication", kept["audience"]), 409, "organisation_ended")
    assert publisher.get(PATH, organisation="T1").json["items"][0]["lost"] == kept["lost"]


def test_a_person_who_left_is_counted(publisher: ApiClient, world: World) -> None:
    person = world.members["A"][0].member_id
    path = saved(publisher, **to("X1", added=[str(person)]))
    with world.system() as work:
        movement.change_status(work, person, to=MemberStatus.DECEASED, on=work.today)
    assert publisher.get(path).json["lost_persons"] == 1
