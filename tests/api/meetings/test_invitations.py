"""Invitations, replies, remarks and notes over REST."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.api.conftest import SignIn
from tests.api.meetings.some import planned
from tests.api.problems import refused
from tests.conftest import StoppedClock
from tests.factories import World


@pytest.fixture
def path(sign_in: SignIn, clock: StoppedClock) -> str:
    starts_at = (clock.now + timedelta(days=3)).isoformat()
    return planned(sign_in("cell_secretary@A"), starts_at=starts_at)


def test_words_that_are_none_are_refused(sign_in: SignIn, world: World, path: str) -> None:
    member = sign_in(world.members["A"][0])
    refused(member.put(f"{path}/reply", {"answer": "maybe"}), 422, "invalid")
    refused(member.put(f"{path}/reply", {"answer": "absent"}), 422, "absence_reason_missing")
    refused(member.put(f"{path}/reply", {"answer": "absent", "reason": "tired"}), 422, "invalid")
    refused(member.post(f"{path}/remarks", {"kind": "question", "text": " "}), 422, "invalid")


def test_from_the_button_to_the_answers(sign_in: SignIn, world: World, path: str) -> None:
    secretary, person = sign_in("cell_secretary@A"), world.members["A"][0]
    seats = [{"member": str(person.member_id), "seat": "Hàng 2"}]
    assert secretary.post(f"{path}/invitation", {"seats": seats}).json == {"rung": 4}
    assert secretary.post(f"{path}/invitation", {}).json == {"rung": 0}
    member = sign_in(person)
    mine = member.put(f"{path}/reply", {"answer": "absent", "reason": "illness"}).json
    assert (mine["seat"], mine["answer"], mine["reason"]) == ("Hàng 2", "absent", "illness")
    found = sign_in("organisation_board@X1").get(f"{path}/invitations").json
    assert (found["absent"], found["unanswered"], found["is_late"]) == (1, 3, False)
    [answered] = [one for one in found["items"] if one["answer"]]
    assert (answered["member"], answered["reason"]) == (str(person.member_id), "illness")


def test_remarks_and_notes(sign_in: SignIn, world: World, path: str) -> None:
    member = sign_in(world.members["A"][0])
    made = member.post(f"{path}/remarks", {"kind": "question", "text": "Có bàn việc quỹ không?"})
    assert made.status_code == 201
    assert sign_in("cell_secretary@A").get(f"{path}/remarks").json["items"] == [made.json]
    assert member.put(f"{path}/note", {"text": "Riêng tôi"}).json == {"text": "Riêng tôi"}
    assert sign_in("cell_secretary@A").get(f"{path}/note").json == {"text": ""}
    assert [member.delete("/me/notes").status_code for _ in range(2)] == [204, 204]
    assert member.get(f"{path}/note").json == {"text": ""}


def test_who_follows_a_cell(sign_in: SignIn, world: World) -> None:
    board, follower = sign_in("organisation_board@X1"), world.person("publisher@X1")
    said = {"member": str(world.members["B"][0].member_id), "valid_from": "2026-12-01"}
    assert board.put("/organisations/A/follower", said).json["full_name"] == "Lê Thị Ánh"
    refused(
        board.put("/organisations/A/follower", said | {"member": str(follower.member_id)}),
        422,
        "follows_own_cell",
    )
    [row] = sign_in(world.members["A"][0]).get("/organisations/A/follower").json["items"]
    assert (row["member"], row["valid_from"]) == (said["member"], "2026-12-01")
