"""The quality of a meeting over REST: the cell's own points beside what the handbook sees."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api.conftest import ApiClient, SignIn
from tests.api.meetings.some import opened, planned
from tests.api.problems import refused
from tests.factories import World

POINTS = {"preparation": 15, "attendance": 18, "conduct": 40, "closing": 20}


@pytest.fixture
def secretary(sign_in: SignIn) -> ApiClient:
    return sign_in("cell_secretary@A")


def criterion(found: dict[str, Any], name: str) -> dict[str, Any]:
    listed: list[dict[str, Any]] = [one for part in found["parts"] for one in part["criteria"]]
    return next(one for one in listed if one["criterion"] == name)


def score(client: ApiClient, path: str, **said: Any) -> Any:
    return client.put(f"{path}/quality", {"points": POINTS} | said)


def test_only_the_cell_scores_its_own_meeting(sign_in: SignIn, world: World, secretary: ApiClient) -> None:
    path = opened(secretary)
    refused(score(sign_in("organisation_board@X1"), path), 403, "forbidden")
    refused(score(sign_in(world.members["A"][0]), path), 403, "forbidden")
    refused(score(sign_in("cell_secretary@C"), path), 404, "meeting_not_found")


def test_it_is_scored_between_attendance_and_locking(secretary: ApiClient) -> None:
    refused(score(secretary, planned(secretary)), 409, "too_early_to_score")
    path = opened(secretary)
    assert secretary.post(f"{path}/lock").status_code == 200
    refused(score(secretary, path), 409, "meeting_locked")


def test_no_part_gets_more_than_its_points(secretary: ApiClient) -> None:
    path = opened(secretary)
    problem = refused(score(secretary, path, points=POINTS | {"preparation": 16}), 422, "too_many_points")
    assert "0 đến 15" in problem["detail"]
    refused(score(secretary, path, points=POINTS | {"conduct": -1}), 422, "invalid")
    refused(score(secretary, path, answers={"beauty": True}), 422, "invalid")


def test_what_the_cell_says_stands_beside_what_is_seen(secretary: ApiClient) -> None:
    path = opened(secretary)
    before = secretary.get(f"{path}/quality").json
    assert (before["total"], before["most"], before["grade"]) == (None, 100, None)
    kept = score(secretary, path, answers={"enough_came": False, "read_back": True}, note="Mưa lớn").json
    assert (kept["total"], kept["grade"], kept["note"]) == (93, "good", "Mưa lớn")
    came, read = criterion(kept, "enough_came"), criterion(kept, "read_back")
    assert (came["seen"], came["answer"], came["evidence"]) == ("met", False, "Có mặt 100 %.")
    assert (read["seen"], read["answer"]) == ("unknown", True)
    again = score(secretary, path, points=POINTS | {"conduct": 10}).json
    assert (again["total"], again["grade"]) == (63, "average")
    assert criterion(again, "enough_came")["answer"] is None


def test_members_of_the_cell_read_it_without_names(
    sign_in: SignIn, world: World, secretary: ApiClient
) -> None:
    path = opened(secretary, "absent_unexcused")
    found = sign_in(world.members["A"][0]).get(f"{path}/quality")
    expected = secretary.get(path).json["expected"]
    assert criterion(found.json, "nobody_unexcused")["evidence"] == f"{expected} người vắng không lý do."
    names = [row["full_name"] for row in secretary.get(f"{path}/attendance").json["rows"]]
    assert not [name for name in names if name in found.text]


def test_it_is_sealed_with_the_record_and_printed(secretary: ApiClient) -> None:
    path = opened(secretary)
    score(secretary, path, answers={"long_enough": True})
    secretary.post(f"{path}/lock")
    sealed = secretary.get(f"{path}/minutes").json["record"]["quality"]
    assert (sealed["total"], sealed["grade"], sealed["answers"]) == (93, "good", {"long_enough": True})
    assert secretary.get(f"{path}/minutes/proof").json["holds"] is True
