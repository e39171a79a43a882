"""Members ask to have their own record set right; answered in 2 working days, done in 15."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.api.conftest import SignIn
from tests.api.problems import refused
from tests.conftest import StoppedClock
from tests.factories import World

NEW = {"field": "birth_date", "text": "Tôi sinh ngày 09/02/1970."}


@pytest.fixture
def sent(sign_in: SignIn, world: World) -> str:
    answer = sign_in(world.members["A"][0]).post("/me/correction-requests", NEW)
    assert answer.status_code == 201
    return answer.json["id"]


def test_only_the_author_and_administrators_read_it(sign_in: SignIn, world: World, sent: str) -> None:
    for who in ("cell_secretary@A", "organisation_board@X1", "administrator@T1", world.members["A"][1]):
        listed = sign_in(who).get("/correction-requests").json["items"]
        assert [one["id"] for one in listed] == ([sent] if who == "administrator@T1" else [])
        assert sign_in(who).get("/me/correction-requests").json["items"] == []
    for who in ("cell_secretary@A", "organisation_board@X1", "cell_secretary@C"):
        answer = sign_in(who).post(f"/correction-requests/{sent}/transitions", {"to": "done"})
        refused(answer, 404, "correction_request_not_found")


def test_the_author_does_not_decide(sign_in: SignIn, world: World, sent: str) -> None:
    answer = sign_in(world.members["A"][0]).post(f"/correction-requests/{sent}/transitions", {"to": "done"})
    refused(answer, 403, "forbidden")


def test_words_are_needed(sign_in: SignIn, world: World, sent: str) -> None:
    author, administrator = sign_in(world.members["A"][0]), sign_in("administrator@X1")
    refused(author.post("/me/correction-requests", NEW | {"text": " "}), 422, "invalid")
    for step in ("answered", "declined"):
        answer = administrator.post(f"/correction-requests/{sent}/transitions", {"to": step})
        refused(answer, 422, "correction_request_words_missing")


def test_deadlines_are_working_days(sign_in: SignIn, world: World, clock: StoppedClock, sent: str) -> None:
    author = sign_in(world.members["A"][0])
    [request] = author.get("/me/correction-requests").json["items"]
    # Sent on a Sunday: Monday and Wednesday, for nobody works on Viet Nam's Culture Day between them.
    assert (request["answer_by"], request["done_by"]) == ("2026-11-25", "2026-12-14")
    assert not request["is_late"]
    clock.advance(timedelta(days=4))
    assert author.get("/me/correction-requests").json["items"][0]["is_late"]
    answer = {"to": "answered", "answer": "Đang đối chiếu hồ sơ gốc"}
    sign_in("administrator@X1").post(f"/correction-requests/{sent}/transitions", answer)
    assert not author.get("/me/correction-requests").json["items"][0]["is_late"]
    clock.advance(timedelta(days=19))
    assert author.get("/me/correction-requests").json["items"][0]["is_late"]


def test_both_follow_it_to_its_end(sign_in: SignIn, world: World, sent: str) -> None:
    author, administrator = sign_in(world.members["A"][0]), sign_in("administrator@X1")
    path = f"/correction-requests/{sent}/transitions"
    administrator.post(path, {"to": "answered", "answer": "Đang đối chiếu"})
    done = administrator.post(path, {"to": "done"}).json
    assert (done["state"], done["answer"]) == ("done", "Đang đối chiếu")
    assert author.get("/me/correction-requests").json["items"] == [done]
    assert administrator.get("/correction-requests").json["items"] == []
    assert administrator.get("/correction-requests", open=False).json["items"] == [done]
    refused(administrator.post(path, {"to": "declined", "answer": "x"}), 409, "correction_request_step")
    actions = [one["action"] for one in author.get("/me/access-log").json["items"]]
    assert actions[:3] == ["correction.done", "correction.answered", "correction.requested"]
