"""Deadlines of feedback: promised, shown, missed, and told one level up."""

from __future__ import annotations

from datetime import timedelta

import pytest

from notifications.escalation import escalate_overdue
from tests.api.conftest import ApiClient, SignIn
from tests.api.feedback.some import sent, step
from tests.conftest import StoppedClock
from tests.factories import World


@pytest.fixture
def author(sign_in: SignIn, world: World) -> ApiClient:
    return sign_in(world.members["A"][0])


@pytest.fixture
def officer(sign_in: SignIn) -> ApiClient:
    return sign_in("feedback_officer@X1")


def due(client: ApiClient, path: str) -> tuple[str | None, int | None, bool]:
    shown = client.get(path).json
    return shown["due_on"], shown["working_days_left"], shown["overdue"]


def test_author_and_office_see_the_same_promise(author: ApiClient, officer: ApiClient) -> None:
    path = sent(author)  # on Sunday 22/11/2026; 24/11 is a holiday
    assert due(author, path) == due(officer, path) == ("2026-12-07", 10, False)
    step(officer, path, "received")
    assert due(author, path) == ("2026-12-22", 21, False)
    step(officer, path, "in_progress")
    assert due(author, path)[0] == "2026-12-22"
    step(officer, path, "answered", "Đã sửa")
    assert due(author, path) == (None, None, False)


def test_opened_again_the_office_has_its_time_once_more(
    author: ApiClient, officer: ApiClient, clock: StoppedClock
) -> None:
    path = sent(author)
    step(officer, path, "answered", "Đã sửa")
    clock.advance(timedelta(days=9))
    step(author, path, "reopened")
    assert due(author, path)[0] == "2026-12-31"


def test_what_is_late_can_be_listed(author: ApiClient, officer: ApiClient, clock: StoppedClock) -> None:
    late = sent(author)
    clock.advance(timedelta(days=10))
    sent(author)
    assert officer.get("/feedback", overdue="true").json["items"] == []
    clock.advance(timedelta(days=6))
    found = officer.get("/feedback", overdue="true").json["items"]
    assert [(one["id"], one["overdue"], one["working_days_left"]) for one in found] == [
        (late.rsplit("/", 1)[1], True, -1)
    ]
    assert len(officer.get("/feedback", overdue="false").json["items"]) == 2


def test_a_missed_deadline_is_told_one_level_up_once(
    author: ApiClient, officer: ApiClient, world: World, clock: StoppedClock
) -> None:
    path = sent(author)
    escalate_overdue(world.runtime)
    assert author.get(path).json["escalations"] == []
    clock.advance(timedelta(days=16))
    escalate_overdue(world.runtime)
    escalate_overdue(world.runtime)
    told = [{"at": "2026-12-08T12:00:00+00:00", "due_on": "2026-12-07", "organisation": "T1"}]
    assert author.get(path).json["escalations"] == officer.get(path).json["escalations"] == told
    step(officer, path, "received")
    clock.advance(timedelta(days=20))
    escalate_overdue(world.runtime)
    assert [one["due_on"] for one in author.get(path).json["escalations"]] == ["2026-12-07", "2026-12-22"]


@pytest.mark.parametrize(("level", "above"), [("cell", "X1"), ("commune", "T1"), ("province", "TW")])
def test_it_goes_just_one_level_up(
    author: ApiClient, world: World, clock: StoppedClock, level: str, above: str
) -> None:
    path = sent(author, level=level)
    clock.advance(timedelta(days=16))
    escalate_overdue(world.runtime)
    assert [one["organisation"] for one in author.get(path).json["escalations"]] == [above]


def test_above_the_centre_there_is_nobody_to_tell(
    author: ApiClient, world: World, clock: StoppedClock
) -> None:
    path = sent(author, level="centre")
    clock.advance(timedelta(days=40))
    escalate_overdue(world.runtime)
    assert author.get(path).json["escalations"] == []


@pytest.mark.parametrize("level", ["commune", "province"])
def test_going_up_shows_it_to_nobody_below(
    author: ApiClient, sign_in: SignIn, world: World, clock: StoppedClock, level: str
) -> None:
    path = sent(author, level=level)
    clock.advance(timedelta(days=40))
    escalate_overdue(world.runtime)
    assert author.get(path).json["escalations"]
    for who in ("cell_secretary@A", "cell_secretary@C", "administrator@X1", "organisation_board@X1"):
        assert sign_in(who).get(path).status_code == 404
        assert sign_in(who).get("/feedback", overdue="true").json["items"] == []


def test_the_audit_log_names_no_sealed_author(
    author: ApiClient, sign_in: SignIn, world: World, clock: StoppedClock
) -> None:
    sent(author, sealed=True)
    clock.advance(timedelta(days=16))
    escalate_overdue(world.runtime)
    log = sign_in("auditor@T1").get("/audit", organisation="T1").json["items"]
    escalated = [one for one in log if one["action"] == "feedback.escalated"]
    assert [(one["actor"], one.get("member")) for one in escalated] == [(None, None)]
