"""The step from a draft to the phones."""

from __future__ import annotations

import pytest
from sqlalchemy import select, text

from models import PublicationCounter
from tests.api.conftest import SignIn
from tests.api.directives.some import drafted, published, to
from tests.api.problems import refused
from tests.factories import World


def jobs(world: World) -> list[tuple[str, str, int, dict[str, str]]]:
    with world.system() as work:
        rows = work.session.execute(
            text("SELECT task_name, queue_name, priority, args FROM procrastinate_jobs ORDER BY id")
        )
        return [tuple(row) for row in rows]


def test_it_happens_once(sign_in: SignIn, world: World) -> None:
    publisher = sign_in("publisher@T1")
    path = published(publisher)
    refused(publisher.post(f"{path}/publication", to("X2")), 409, "already_published")
    refused(publisher.post(f"{path}/audience-preview", to("X2")), 409, "already_published")
    assert sign_in(world.members["C"][0]).get("/me/inbox").json["items"] == []
    assert len(jobs(world)) == 1


def test_who_sees_it_and_does_not_manage_it_may_not(sign_in: SignIn, world: World) -> None:
    path = published(sign_in("publisher@T1"))
    for who in ("publisher@X1", "organisation_board@X1", world.members["A"][0]):
        refused(sign_in(who).post(f"{path}/publication", to("X1")), 403, "forbidden")


def test_there_must_be_something_to_read(sign_in: SignIn) -> None:
    publisher = sign_in("publisher@T1")
    path = drafted(publisher, body="")
    problem = refused(publisher.post(f"{path}/publication", to("X1")), 422, "nothing_to_read")
    assert problem["errors"].keys() == {"body"}


def last_number(world: World) -> int:
    """The last place taken in the one order: by a publication, or by a change of who belongs where."""
    with world.system() as work:
        return work.session.execute(select(PublicationCounter.value)).scalar_one()


def test_nothing_is_left_of_a_refused_publication(sign_in: SignIn, world: World) -> None:
    publisher = sign_in("publisher@T1")
    path, before = drafted(publisher), last_number(world)
    refused(publisher.post(f"{path}/publication", to("A", roles=["auditor"])), 422, "audience_empty")
    assert jobs(world) == []
    assert publisher.get(path).json["state"] == "draft"
    assert publisher.post(f"{path}/publication", to("X1")).json["seq"] == before + 1


@pytest.mark.parametrize(
    ("urgency", "priority"), [("normal", 0), ("urgent", 10), ("very_urgent", 20), ("express", 30)]
)
def test_it_is_numbered_timed_and_queued_by_urgency(
    sign_in: SignIn, world: World, urgency: str, priority: int
) -> None:
    publisher = sign_in("publisher@T1")
    path = drafted(publisher, urgency=urgency)
    answer = publisher.post(f"{path}/publication", to("X1"))
    directive_id = path.rsplit("/", 1)[1]
    assert answer.json == {
        "id": directive_id,
        "state": "published",
        "published_at": "2026-11-22T12:00:00+00:00",
        "seq": last_number(world),
        "addressed": 9,
        "rings_at": None,
    }
    queue = "urgent" if priority else "fan_out"
    assert jobs(world) == [("fan_out", queue, priority, {"directive_id": directive_id})]


def test_publications_are_numbered_without_gaps(sign_in: SignIn) -> None:
    publisher = sign_in("publisher@T1")
    paths = [drafted(publisher, symbol=f"{number}-HD/TU") for number in range(3)]
    numbers = [publisher.post(f"{path}/publication", to("X1")).json["seq"] for path in reversed(paths)]
    assert numbers == [numbers[0], numbers[0] + 1, numbers[0] + 2]


def test_a_repeated_request_publishes_once_and_is_answered_alike(sign_in: SignIn, world: World) -> None:
    publisher = sign_in("publisher@T1")
    path, key = drafted(publisher), {"Idempotency-Key": "publish-1"}
    first, second = (publisher.post(f"{path}/publication", to("X1"), headers=key) for _ in range(2))
    assert (first.status_code, first.data) == (second.status_code, second.data)
    assert len(jobs(world)) == 1
