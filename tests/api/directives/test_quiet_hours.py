"""Publications in quiet hours: in the inboxes at once, on the phones in the morning."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

import pytest
from sqlalchemy import select, text

from models import AuditEntry, DeviceKind, Directive, Lane
from services import deliveries, directives
from tests.api.conftest import ApiClient, SignIn
from tests.api.directives.some import drafted, to
from tests.api.problems import refused
from tests.conftest import StoppedClock
from tests.factories import World
from tests.factories.quiet_hours import set_quiet_hours
from tests.services.deliveries.chunks import give
from tests.services.deliveries.jobs import waiting

NIGHT = datetime(2026, 11, 22, 15, 0, tzinfo=UTC)
"""22:00 in Viet Nam."""
MORNING = "2026-11-22T23:00:00+00:00"
REASON = {"ring_now_because": "Bão vào trong đêm"}


@pytest.fixture
def publisher(sign_in: SignIn, world: World) -> ApiClient:
    give(world, world.members["A"][0], DeviceKind.FCM_TOKEN, "phone")
    set_quiet_hours(world)
    return sign_in("publisher@T1")


def draft_of(publisher: ApiClient, urgency: str = "normal") -> str:
    return drafted(publisher, urgency=urgency)


def published(publisher: ApiClient, path: str, **more: str) -> str | None:
    answer = publisher.post(f"{path}/publication", to("X1") | more)
    assert answer.status_code == 202, answer.json
    rings_at: str | None = answer.json["rings_at"]
    return rings_at


def due(world: World, path: str) -> list[str | None]:
    """When the chunks may be sent, once the audience has been cut."""
    with world.system() as work:
        while deliveries.expand_next(work, directive_id(path)):
            pass
    return [job.not_before and job.not_before.isoformat() for job in waiting(world, "deliver_push")]


def directive_id(path: str) -> UUID:
    return UUID(path.rsplit("/", 1)[1])


def test_where_nobody_set_any_it_rings_at_once(sign_in: SignIn, world: World, clock: StoppedClock) -> None:
    give(world, world.members["A"][0], DeviceKind.FCM_TOKEN, "phone")
    clock.now = NIGHT
    publisher = sign_in("publisher@T1")
    path = draft_of(publisher)
    assert published(publisher, path) is None
    assert due(world, path) == [None]


def test_a_reason_is_a_sentence(publisher: ApiClient, clock: StoppedClock) -> None:
    clock.now = NIGHT
    path = draft_of(publisher)
    answer = publisher.post(f"{path}/publication", to("X1") | {"ring_now_because": " "})
    refused(answer, 422, "invalid")


def test_at_night_it_lies_in_the_inbox_and_rings_in_the_morning(
    publisher: ApiClient, sign_in: SignIn, world: World, clock: StoppedClock
) -> None:
    clock.now = NIGHT
    path = draft_of(publisher)
    preview = publisher.post(f"{path}/audience-preview", to("X1")).json
    assert preview["rings_at"] == MORNING
    assert published(publisher, path) == MORNING
    inbox = sign_in(world.members["A"][1]).get("/me/inbox").json["items"]
    assert [one["directive"]["id"] for one in inbox] == [str(directive_id(path))]
    assert due(world, path) == [MORNING]


def test_what_is_found_again_at_night_waits_too(
    publisher: ApiClient, world: World, clock: StoppedClock
) -> None:
    clock.now = NIGHT
    path = draft_of(publisher)
    published(publisher, path)
    assert due(world, path) == [MORNING]
    with world.system() as work:
        work.session.execute(text("DELETE FROM procrastinate_jobs"))
    with world.system() as work:
        assert deliveries.reconcile(work) == 1
    assert due(world, path) == [MORNING]


@pytest.mark.parametrize("urgency", ["urgent", "very_urgent", "express"])
def test_what_is_urgent_rings_at_night(
    publisher: ApiClient, world: World, clock: StoppedClock, urgency: str
) -> None:
    clock.now = NIGHT
    path = draft_of(publisher, urgency)
    assert publisher.post(f"{path}/audience-preview", to("X1")).json["rings_at"] is None
    assert published(publisher, path) is None
    assert due(world, path) == [None]


def test_a_reason_rings_at_night_and_is_kept(publisher: ApiClient, world: World, clock: StoppedClock) -> None:
    clock.now = NIGHT
    path = draft_of(publisher)
    assert published(publisher, path, **REASON) is None
    assert due(world, path) == [None]
    assert kept_reason(world, path) == ("Bão vào trong đêm", 1)


def test_by_day_a_reason_is_not_needed_and_not_kept(publisher: ApiClient, world: World) -> None:
    path = draft_of(publisher)
    assert published(publisher, path, **REASON) is None
    assert kept_reason(world, path) == (None, 0)


def kept_reason(world: World, path: str) -> tuple[str | None, int]:
    """The reason, and how often it is in the audit log that there was one."""
    with world.system() as work:
        entries = select(AuditEntry.id).where(AuditEntry.action == "directive.rung_at_night")
        directive = work.session.get_one(Directive, directive_id(path))
        return directive.rung_at_night_because, len(work.session.scalars(entries).all())


def test_what_was_planned_for_the_night_is_published_then_and_rings_in_the_morning(
    publisher: ApiClient, world: World, clock: StoppedClock
) -> None:
    path = draft_of(publisher)
    publisher.put(f"{path}/publication-plan", to("X1") | {"at": NIGHT.isoformat()})
    clock.now = NIGHT
    with world.system() as work:
        assert directives.publish_planned(work, directive_id(path))
    assert due(world, path) == [MORNING]


CHANGES = {
    "corrections": {"what": "Hạn", "why": "Nhầm", "body": "Khác."},
    "withdrawal": {"reason": "Nhầm"},
}


def told_at(world: World) -> str | None:
    """When those who had it are rung about its change."""
    [job] = waiting(world, "tell_change")
    return job.not_before and job.not_before.isoformat()


@pytest.mark.parametrize("change", sorted(CHANGES))
@pytest.mark.parametrize(
    ("urgency", "reason", "expected"),
    [("normal", {}, MORNING), ("urgent", {}, None), ("normal", REASON, None)],
    ids=["normal", "urgent", "with-a-reason"],
)
def test_a_change_at_night_rings_as_a_publication_does(
    publisher: ApiClient,
    world: World,
    clock: StoppedClock,
    *,
    change: str,
    urgency: str,
    reason: dict[str, str],
    expected: str | None,
) -> None:
    path = draft_of(publisher, urgency)
    published(publisher, path)
    clock.now = NIGHT
    answer = publisher.post(f"{path}/{change}", CHANGES[change] | reason)
    assert answer.status_code < 300, answer.json
    assert told_at(world) == expected
    assert kept_reason(world, path) == (("Bão vào trong đêm", 1) if reason else (None, 0))


def test_what_is_withdrawn_at_night_is_hidden_at_once_and_rings_nobody_in_the_morning(
    publisher: ApiClient, sign_in: SignIn, world: World, clock: StoppedClock
) -> None:
    clock.now = NIGHT
    path = draft_of(publisher)
    published(publisher, path)
    assert due(world, path) == [MORNING]
    publisher.post(f"{path}/withdrawal", CHANGES["withdrawal"])
    seen = sign_in(world.members["A"][1]).get(path).json
    assert (seen["state"], seen["body"], seen["attachments"]) == ("withdrawn", "", [])
    [job] = waiting(world, "deliver_push")
    with world.system() as work:
        assert deliveries.begin(work, job.arguments["chunk_id"], Lane.PUSH, 1) is None


def test_what_takes_the_place_of_another_rings_with_it(
    publisher: ApiClient, world: World, clock: StoppedClock
) -> None:
    older = draft_of(publisher)
    published(publisher, older)
    newer = drafted(publisher, symbol="13-HD/TU", urgency="normal")
    link = publisher.put(f"{newer}/links/{directive_id(older)}", {"kind": "supersedes"})
    assert link.status_code < 300, link.json
    clock.now = NIGHT
    assert published(publisher, newer) == MORNING
    assert told_at(world) == MORNING


def test_a_plan_for_the_night_tells_when_it_rings(publisher: ApiClient) -> None:
    plan = f"{draft_of(publisher)}/publication-plan"
    at = {"at": NIGHT.isoformat()}
    assert publisher.put(plan, to("X1") | at).json["rings_at"] == MORNING
    assert publisher.get(plan).json["rings_at"] == MORNING
    noon = {"at": NIGHT.replace(day=23, hour=5).isoformat()}
    assert publisher.put(plan, to("X1") | noon).json["rings_at"] is None


def test_a_plan_for_the_night_may_have_a_reason_to_ring(
    publisher: ApiClient, world: World, clock: StoppedClock
) -> None:
    path = draft_of(publisher)
    plan = publisher.put(f"{path}/publication-plan", to("X1") | REASON | {"at": NIGHT.isoformat()}).json
    assert (plan["rings_at"], plan["ring_now_because"]) == (None, "Bão vào trong đêm")
    clock.now = NIGHT
    with world.system() as work:
        assert directives.publish_planned(work, directive_id(path))
    assert due(world, path) == [None]
    assert kept_reason(world, path) == ("Bão vào trong đêm", 1)


def test_an_organisation_may_do_without(publisher: ApiClient, sign_in: SignIn, clock: StoppedClock) -> None:
    board = sign_in("organisation_board@T1")
    for name, value in (("begins", 24), ("ends", 0)):
        rule = {"rule": f"quiet.{name}", "value": value, "valid_from": "2026-11-22", "source": "1-QĐ/TU"}
        assert board.post("/organisations/T1/rules", rule).status_code == 201
    clock.now = NIGHT
    path = draft_of(publisher)
    assert published(publisher, path) is None
