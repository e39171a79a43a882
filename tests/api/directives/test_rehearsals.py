"""Publications tried out: everything is counted, nobody is told."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from models import DeliveryChunk, Device, DeviceKind, Reach, Receipt, Rehearsal, RehearsalTally, SendQuota
from notifications.forgetting import forget_old
from tests.api.conftest import ApiClient, SignIn
from tests.api.directives.some import drafted, published, to
from tests.api.problems import refused
from tests.conftest import StoppedClock
from tests.factories import Person, World
from tests.factories.quiet_hours import set_quiet_hours
from tests.notifications.rehearsing import run_rehearsals
from tests.providers.webpush.browser import Browser
from tests.services.deliveries.chunks import give
from tests.services.deliveries.jobs import waiting


@pytest.fixture
def publisher(sign_in: SignIn) -> ApiClient:
    return sign_in("publisher@T1")


def subscribe(world: World, person: Person) -> None:
    """A browser that may be written to."""
    give(world, person, DeviceKind.WEBPUSH, "https://push.example/1", dict(Browser().keys()))


def begun(publisher: ApiClient, path: str, audience: dict[str, Any] | None = None) -> str:
    """The path of a new rehearsal."""
    answer = publisher.post(f"{path}/rehearsals", audience or to("X1"))
    assert answer.status_code == 202, answer.json
    return f"{path}/rehearsals/{answer.json['id']}"


def rehearsed(publisher: ApiClient, world: World, path: str, audience: Any = None) -> dict[str, Any]:
    """What a rehearsal found."""
    begun_at = begun(publisher, path, audience)
    run_rehearsals(world)
    found: dict[str, Any] = publisher.get(begun_at).json
    return found


def test_what_is_published_is_rehearsed_no_more(publisher: ApiClient) -> None:
    answer = publisher.post(f"{published(publisher)}/rehearsals", to("X1"))
    refused(answer, 409, "already_published")


def test_whatever_refuses_a_publication_refuses_its_rehearsal(publisher: ApiClient) -> None:
    refused(publisher.post(f"{drafted(publisher, body='')}/rehearsals", to("X1")), 422, "nothing_to_read")
    path = drafted(publisher, symbol="13-HD/TU")
    nobody = to("A") | {"exclude": [{"organisation": "X1"}]}
    refused(publisher.post(f"{path}/rehearsals", nobody), 422, "audience_empty")


def test_a_rehearsal_is_of_its_directive(publisher: ApiClient) -> None:
    name = begun(publisher, drafted(publisher)).rsplit("/", 1)[1]
    other = drafted(publisher, symbol="13-HD/TU")
    refused(publisher.get(f"{other}/rehearsals/{name}"), 404, "rehearsal_not_found")


def test_members_messages_and_those_without_a_channel_are_counted(publisher: ApiClient, world: World) -> None:
    people = world.members["A"]
    give(world, people[0], DeviceKind.FCM_TOKEN, "phone")
    give(world, people[0], DeviceKind.TELEGRAM, "1001")
    subscribe(world, people[1])
    path = drafted(publisher)
    begun_at = begun(publisher, path)
    first = publisher.get(begun_at).json
    assert (first["state"], first["chunks"], first["milliseconds"]) == ("cutting", 0, None)
    run_rehearsals(world)
    found = publisher.get(begun_at).json
    preview = publisher.post(f"{path}/audience-preview", to("X1")).json
    assert found["state"] == "done"
    assert found["chunks"] == found["chunks_done"] == 1
    assert found["members"] == preview["members"]
    assert found["without_channel"] == preview["channels"]["none"]
    assert found["forecast"] == preview["forecast"]
    assert found["messages"]["webpush"] == 1
    assert found["sentence"] == "Bạn có văn bản mới"
    # Without credentials, and without the recorder, these two channels send nothing here.
    assert {(one["channel"], one["cause"]) for one in found["problems"]} == {
        ("fcm", "channel_not_configured"),
        ("telegram", "channel_not_configured"),
    }


def test_a_browser_that_cannot_be_encrypted_to_is_named_and_stays(publisher: ApiClient, world: World) -> None:
    device = give(world, world.members["A"][0], DeviceKind.WEBPUSH, "https://push.example/1", {"auth": "x"})
    found = rehearsed(publisher, world, drafted(publisher))
    assert found["problems"] == [{"channel": "webpush", "cause": "unusable_keys", "devices": 1}]
    assert found["sentence"] is None
    with world.system() as work:
        assert work.session.get_one(Device, device).removed_at is None


def test_nobody_learns_of_it(publisher: ApiClient, sign_in: SignIn, world: World) -> None:
    subscribe(world, world.members["A"][0])
    path = drafted(publisher)
    rehearsed(publisher, world, path)
    member = sign_in(world.members["A"][0])
    assert member.get("/me/inbox").json["items"] == []
    assert member.get("/sync", after=0).json["items"] == []
    refused(member.get(path), 404, "directive_not_found")
    assert publisher.get(path).json["state"] == "draft"
    assert publisher.get(f"{path}/reach").json["addressed"] == 0
    with world.system() as work:
        for untouched in (DeliveryChunk, Reach, Receipt, SendQuota):
            assert work.session.scalar(select(func.count()).select_from(untouched)) == 0
    assert [waiting(world, task) for task in ("fan_out", "deliver_push", "deliver_chat")] == [[], [], []]


def test_it_waits_behind_all_that_is_real_and_takes_no_urgent_slot(
    publisher: ApiClient, world: World
) -> None:
    begun(publisher, drafted(publisher, urgency="express"))
    [job] = waiting(world, "cut_rehearsal")
    assert (job.queue, job.urgency < 0) == ("fan_out", True)


def test_a_new_one_takes_the_place_of_one_under_way(publisher: ApiClient, world: World) -> None:
    path = drafted(publisher)
    given_up = begun(publisher, path)
    newer = begun(publisher, path, to("A"))
    run_rehearsals(world)
    refused(publisher.get(given_up), 404, "rehearsal_not_found")
    assert publisher.get(newer).json["state"] == "done"
    begun(publisher, path)
    assert publisher.get(newer).status_code == 200  # done, and kept


def test_a_job_that_runs_twice_counts_once(publisher: ApiClient, world: World) -> None:
    subscribe(world, world.members["A"][0])
    begun_at = begun(publisher, drafted(publisher))
    run_rehearsals(world)
    once = publisher.get(begun_at).json
    run_rehearsals(world)
    assert publisher.get(begun_at).json == once


def test_what_was_rehearsed_is_published_as_if_it_had_not_been(publisher: ApiClient, world: World) -> None:
    path = drafted(publisher)
    begun_at = begun(publisher, path)
    run_rehearsals(world)
    assert publisher.post(f"{path}/publication", to("X1")).status_code == 202
    assert publisher.get(begun_at).json["state"] == "done"


def test_in_quiet_hours_it_says_when_phones_would_ring(
    publisher: ApiClient, world: World, clock: StoppedClock
) -> None:
    set_quiet_hours(world)
    clock.now = datetime(2026, 11, 22, 15, 0, tzinfo=UTC)  # 22:00 in Viet Nam
    found = rehearsed(publisher, world, drafted(publisher, urgency="normal"))
    assert found["rings_at"] == "2026-11-22T23:00:00+00:00"


def test_after_seven_days_it_is_forgotten(publisher: ApiClient, world: World, clock: StoppedClock) -> None:
    subscribe(world, world.members["A"][0])
    path = drafted(publisher)
    begun(publisher, path)
    run_rehearsals(world)
    clock.advance(timedelta(days=6))
    young = begun(publisher, path)
    run_rehearsals(world)
    clock.advance(timedelta(days=1, seconds=1))
    forget_old(world.runtime)
    with world.system() as work:
        left = work.session.scalars(select(Rehearsal.id)).all()
        assert [f"{path}/rehearsals/{one}" for one in left] == [young]
        assert work.session.scalar(select(func.count()).select_from(RehearsalTally)) == 1
