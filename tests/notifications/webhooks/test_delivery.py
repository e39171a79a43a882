"""Changes are told to another system: signed, in order, none lost, none from elsewhere."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from models import OrganisationKind, WebhookEndpoint
from notifications.webhooks import deliver_due, replay
from services import members, organisations, webhooks
from services.actor import SYSTEM
from services.webhooks.errors import WebhookAddressRefused, WebhookLevel
from tests.conftest import StoppedClock
from tests.database import committing_runtime
from tests.factories import World, build_world
from tests.fresh_machine import NOW, fresh_settings
from tests.notifications.webhooks.receiver import Receiver
from tests.providers.local_server import Response


@pytest.fixture(scope="module")
def settled_world(owner_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    settings = replace(fresh_settings(tmp_path_factory.mktemp("webhooks")), webhook_loopback=True)
    with committing_runtime(owner_url, settings) as (runtime, _):
        yield build_world(replace(runtime, clock=lambda: NOW))


@pytest.fixture
def world(settled_world: World, clock: StoppedClock) -> World:
    return World(
        replace(settled_world.runtime, clock=clock), dict(settled_world.staff), dict(settled_world.members)
    )


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    """The test fails if a message was not signed rightly."""
    with Receiver() as server:
        yield server
        assert server.violations == []


@pytest.fixture
def endpoint(world: World, receiver: Receiver) -> Iterator[UUID]:
    with world.acting("administrator@T1") as work:
        new = webhooks.register(work, "T1", url=f"{receiver.url}/changes?of=handbook")
    receiver.secret = new.secret
    yield new.endpoint.id
    with world.system() as work:
        found = work.session.get(WebhookEndpoint, new.endpoint.id)
        if found is not None:
            work.session.delete(found)


def renamed(world: World, name: str) -> None:
    with world.acting("administrator@T1") as work:
        organisations.rename(work, "A", name=name)


def names(receiver: Receiver) -> list[str]:
    return [heard.content["type"] for heard in receiver.heard]


def state(world: World, endpoint: UUID) -> WebhookEndpoint:
    with world.system() as work:
        return work.session.get_one(WebhookEndpoint, endpoint)


@pytest.mark.usefixtures("endpoint")
def test_what_happens_below_is_told_in_order_and_once(world: World, receiver: Receiver) -> None:
    renamed(world, "Tên một")
    person = world.add_member("A", "Phan Thị Kín")
    with world.acting("administrator@T1") as work:
        members.transfer(work, person.member_id, to="B")
    deliver_due(world.runtime)
    deliver_due(world.runtime)
    assert names(receiver) == ["organisation.rename", "member.admitted", "member.transferred"]
    assert [heard.content["data"]["organisation"] for heard in receiver.heard] == ["A", "A", "B"]
    assert receiver.heard[1].content["data"]["subject"] == str(person.member_id)
    assert len({heard.id for heard in receiver.heard}) == 3
    assert {heard.timestamp for heard in receiver.heard} == {int(world.runtime.clock().timestamp())}


@pytest.mark.usefixtures("endpoint")
def test_ids_and_codes_leave_and_nothing_else(world: World, receiver: Receiver) -> None:
    person = world.add_member("A", "Phan Thị Kín")
    renamed(world, "Chi bộ Kín Đáo")
    deliver_due(world.runtime)
    said = str([heard.content for heard in receiver.heard])
    assert not [word for word in ("Kín", person.login, person.card_number) if word in said]
    assert {key for heard in receiver.heard for key in heard.content["data"]} == {
        "event",
        "subject",
        "organisation",
    }


@pytest.mark.usefixtures("endpoint")
def test_what_is_undone_or_elsewhere_is_not_told(world: World, receiver: Receiver) -> None:
    with world.acting("administrator@T1") as work:
        organisations.rename(work, "A", name="Không bao giờ")
        work.session.rollback()
    with world.system() as work:
        organisations.create(work, code="T2", name="Tỉnh khác", kind=OrganisationKind.PROVINCE, parent="TW")
    deliver_due(world.runtime)
    assert receiver.heard == []


@pytest.mark.usefixtures("endpoint")
def test_an_event_that_commits_later_is_not_passed_over(world: World, receiver: Receiver) -> None:
    """The first to get its number is the last to commit: nothing may be told beyond it before it is."""
    noted, go_on = threading.Event(), threading.Event()

    def slowly() -> None:
        with world.acting("administrator@T1") as work:
            organisations.add_external_code(work, "A", system="slow", external=str(work.now.timestamp()))
            work.session.flush()
            noted.set()
            go_on.wait(20)

    thread = threading.Thread(target=slowly)
    thread.start()
    assert noted.wait(20)
    world.add_member("A")
    deliver_due(world.runtime)
    assert receiver.heard == []
    go_on.set()
    thread.join()
    deliver_due(world.runtime)
    assert names(receiver) == ["organisation.code_added", "member.admitted"]


def test_a_failing_address_is_called_again_later_and_later(
    world: World, receiver: Receiver, endpoint: UUID, clock: StoppedClock
) -> None:
    receiver.plan.answers = [Response(204), Response(500), Response(302, headers={"Location": "/elsewhere"})]
    world.add_member("A")
    world.add_member("A")
    deliver_due(world.runtime)
    deliver_due(world.runtime)
    assert (len(receiver.heard), state(world, endpoint).last_error) == (1, "500")
    clock.advance(timedelta(seconds=61))
    deliver_due(world.runtime)
    assert (len(receiver.heard), state(world, endpoint).last_error) == (1, "302")
    clock.advance(timedelta(seconds=61))
    deliver_due(world.runtime)
    assert len(receiver.heard) == 1
    clock.advance(timedelta(seconds=60))
    deliver_due(world.runtime)
    found = state(world, endpoint)
    assert (len(receiver.heard), found.failures, found.failing_since) == (2, 0, None)


def test_who_fails_for_days_is_paused_and_goes_on_where_it_stopped(
    world: World, receiver: Receiver, endpoint: UUID, clock: StoppedClock
) -> None:
    receiver.plan.answers = [Response(503)] * 100
    world.add_member("A")
    for _ in range(40):
        deliver_due(world.runtime)
        clock.advance(timedelta(hours=3))
    assert state(world, endpoint).paused_at is not None
    assert len(receiver.plan.answers) > 60, "nobody called it any more"
    receiver.plan.answers = []
    deliver_due(world.runtime)
    assert receiver.heard == []
    with world.acting("administrator@T1") as work:
        webhooks.resume(work, endpoint)
    deliver_due(world.runtime)
    assert names(receiver) == ["member.admitted"]


def test_who_is_gone_is_paused_at_once(world: World, receiver: Receiver, endpoint: UUID) -> None:
    receiver.plan.answers = [Response(410)]
    world.add_member("A")
    deliver_due(world.runtime)
    assert state(world, endpoint).paused_at is not None


def test_a_range_is_replayed_with_the_same_ids(world: World, receiver: Receiver, endpoint: UUID) -> None:
    for _ in range(3):
        world.add_member("A")
    deliver_due(world.runtime)
    first = [heard.id for heard in receiver.heard]
    events = [heard.content["data"]["event"] for heard in receiver.heard]
    receiver.heard.clear()
    replay(world.runtime, endpoint_id=str(endpoint), first=events[1], last=events[2], attempt=1)
    assert [heard.id for heard in receiver.heard] == first[1:]
    assert state(world, endpoint).told_event == events[2]


def test_an_order_that_waited_is_told_again_when_it_is_done(
    world: World, receiver: Receiver, endpoint: UUID, clock: StoppedClock
) -> None:
    assert endpoint
    with world.acting("administrator@T1") as work:
        day = work.today + timedelta(days=1)
        report = organisations.rename(work, "B", name=f"Tên từ {day}", effective_on=day)
    assert report.change is not None
    clock.advance(timedelta(days=1))
    with world.runtime.work(SYSTEM) as work:
        organisations.carry_out_next_due(work)
    deliver_due(world.runtime)
    told = [(heard.content["type"], heard.content["data"]["subject"]) for heard in receiver.heard]
    assert told == [
        ("organisation.rename", str(report.change.id)),
        ("organisation.change_applied", str(report.change.id)),
    ]


def test_an_address_that_leads_inside_is_not_called(world: World, receiver: Receiver, endpoint: UUID) -> None:
    guarded = replace(world.runtime, settings=replace(world.runtime.settings, webhook_loopback=False))
    world.add_member("A")
    deliver_due(guarded)
    assert (receiver.heard, state(world, endpoint).last_error) == ([], "address_refused")


def test_only_some_may_register_and_only_some_addresses(world: World) -> None:
    with world.acting("administrator@X1") as work, pytest.raises(WebhookLevel):
        webhooks.register(work, "X1", url="https://nhan.example/")
    with world.acting("administrator@T1") as work, pytest.raises(WebhookAddressRefused):
        webhooks.register(work, "T1", url="http://nhan.example/")
