"""Publication at a time set before."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text

from models import Role
from services import accounts, directives
from tests.api.conftest import SignIn
from tests.api.directives.some import drafted, published, to
from tests.api.problems import refused
from tests.conftest import StoppedClock
from tests.factories import World

AT = "2026-11-23T08:00:00+07:00"
PLAN: dict[str, Any] = to("X1") | {"at": AT}


def carry_out(world: World, path: str) -> bool:
    """What the queue does at the time."""
    with world.system() as work:
        return directives.publish_planned(work, UUID(path.rsplit("/", 1)[1]))


@pytest.mark.parametrize(
    ("plan", "code"),
    [
        (to("X1"), "invalid"),
        (PLAN | {"at": "2026-11-23T08:00:00"}, "invalid"),
        (PLAN | {"at": "2026-11-22T12:00:00+00:00"}, "planned_for_the_past"),
        (to("A", roles=["auditor"]) | {"at": AT}, "audience_empty"),
    ],
)
def test_what_cannot_be_is_refused_at_once(sign_in: SignIn, plan: dict[str, Any], code: str) -> None:
    publisher = sign_in("publisher@T1")
    path = drafted(publisher)
    refused(publisher.put(f"{path}/publication-plan", plan), 422, code)
    refused(publisher.get(f"{path}/publication-plan"), 404, "directive_not_found")


MERGED_ON, BEFORE, ON_THE_DAY = "2026-11-25", "2026-11-24T08:00:00+07:00", "2026-11-25T00:00:00+07:00"


@pytest.mark.parametrize(
    "audience", [to("A"), {"include": ["T1"], "exclude": ["A"]}], ids=["included", "excluded"]
)
def test_an_organisation_that_ends_before_the_day_is_named_and_refused(
    sign_in: SignIn, audience: dict[str, Any]
) -> None:
    administrator, publisher = sign_in("administrator@X1"), sign_in("publisher@T1")
    path = drafted(publisher)
    assert publisher.post(f"{path}/audience-preview", audience).json["ending"] == []
    answer = administrator.post("/organisations/A/merge", {"into": {"code": "B"}, "effective_on": MERGED_ON})
    assert answer.status_code < 300, answer.json
    [ending] = publisher.post(f"{path}/audience-preview", audience).json["ending"]
    assert (ending["organisation"], ending["ends_on"]) == ("A", MERGED_ON)
    plan = f"{path}/publication-plan"
    refused(publisher.put(plan, audience | {"at": ON_THE_DAY}), 409, "audience_ends_before")
    assert publisher.put(plan, audience | {"at": BEFORE}).status_code == 200


def test_what_is_published_is_not_planned(sign_in: SignIn) -> None:
    publisher = sign_in("publisher@T1")
    path = published(publisher)
    refused(publisher.put(f"{path}/publication-plan", PLAN), 409, "already_published")


def test_a_job_waits_for_the_time(sign_in: SignIn, world: World) -> None:
    publisher = sign_in("publisher@T1")
    path = drafted(publisher)
    assert publisher.put(f"{path}/publication-plan", PLAN).status_code == 200
    with world.system() as work:
        rows = work.session.execute(
            text("SELECT scheduled_at FROM procrastinate_jobs WHERE task_name = 'publish_planned'")
        )
        assert [row.scheduled_at.isoformat() for row in rows] == ["2026-11-23T01:00:00+00:00"]


def test_until_then_the_draft_stays_as_it_is(sign_in: SignIn, world: World) -> None:
    publisher = sign_in("publisher@T1")
    path = drafted(publisher)
    publisher.put(f"{path}/publication-plan", PLAN)
    for answer in (
        publisher.patch(path, {"abstract": "Khác"}),
        publisher.post(f"{path}/publication", to("X1")),
    ):
        refused(answer, 409, "publication_planned")
    assert not carry_out(world, path)
    assert publisher.get(path).json["state"] == "draft"
    assert publisher.delete(f"{path}/publication-plan").status_code == 204
    assert publisher.patch(path, {"abstract": "Khác"}).status_code == 200


def test_at_the_time_it_is_published_once(sign_in: SignIn, world: World, clock: StoppedClock) -> None:
    publisher = sign_in("publisher@T1")
    path = drafted(publisher)
    publisher.put(f"{path}/publication-plan", PLAN)
    clock.advance(timedelta(days=1))
    assert carry_out(world, path)
    assert not carry_out(world, path)
    assert publisher.get(path).json["state"] == "published"
    [item] = sign_in(world.members["A"][0]).get("/me/inbox").json["items"]
    assert item["directive"]["id"] == path.rsplit("/", 1)[1]


def test_put_off_it_waits_for_the_later_time(sign_in: SignIn, world: World, clock: StoppedClock) -> None:
    publisher = sign_in("publisher@T1")
    path = drafted(publisher)
    for at in (AT, "2026-11-30T08:00:00+07:00"):
        assert publisher.put(f"{path}/publication-plan", PLAN | {"at": at}).status_code == 200
    clock.advance(timedelta(days=1))
    assert not carry_out(world, path)
    clock.advance(timedelta(days=7))
    assert carry_out(world, path)


def test_a_right_lost_meanwhile_is_told(sign_in: SignIn, world: World, clock: StoppedClock) -> None:
    publisher = sign_in("publisher@T1")
    path = drafted(publisher)
    publisher.put(f"{path}/publication-plan", PLAN)
    other = world.members["A"][1]
    with world.system() as work:
        accounts.grant_role(work, other.member_id, role=Role.PUBLISHER, organisation="T1")
        work.session.execute(
            text("UPDATE role_grant SET valid_to = '2026-11-23' WHERE member_id = :member"),
            {"member": world.person("publisher@T1").member_id},
        )
    clock.advance(timedelta(days=1))
    assert not carry_out(world, path)
    plan = sign_in(other).get(f"{path}/publication-plan").json
    assert plan["refused_because"] == "directive_not_found"
    assert sign_in(other).get(path).json["state"] == "draft"
    assert sign_in(other).patch(path, {"abstract": "Khác"}).status_code == 200
