"""A POST repeated after a lost connection happens once."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api.conftest import ApiClient, SignIn
from tests.api.problems import refused
from tests.factories import World

BODY = {"kind": "question", "level": "cell", "text": "Họp tháng này ngày nào?"}


def send(client: ApiClient, key: str, body: Any = BODY, path: str = "/feedback") -> Any:
    return client.post(path, body, headers={"Idempotency-Key": key})


@pytest.mark.parametrize("key", ["", " ", "a b", "x" * 201, "khóa", "a\x00b", "a\x7f"])
def test_what_is_no_key_is_refused(sign_in: SignIn, world: World, key: str) -> None:
    author = sign_in(world.members["A"][0])
    refused(send(author, key), 422, "idempotency_key_malformed")
    assert author.get("/me/feedback").json["items"] == []


def test_a_key_belongs_to_one_request(sign_in: SignIn, world: World) -> None:
    author = sign_in(world.members["A"][0])
    first = send(author, "k1")
    refused(send(author, "k1", BODY | {"text": "Việc khác"}), 409, "idempotency_key_reused")
    path = f"/feedback/{first.json['id']}/messages"
    refused(send(author, "k1", {"text": "x"}, path), 409, "idempotency_key_reused")
    assert len(author.get("/me/feedback").json["items"]) == 1


def test_a_repeated_request_is_answered_alike(sign_in: SignIn, world: World) -> None:
    author = sign_in(world.members["A"][0])
    first, second = send(author, "k1"), send(author, "k1")
    assert (first.status_code, first.data, first.mimetype) == (
        second.status_code,
        second.data,
        second.mimetype,
    )
    assert "Idempotency-Replayed" not in first.headers
    assert second.headers["Idempotency-Replayed"] == "true"
    assert len(author.get("/me/feedback").json["items"]) == 1


def test_an_empty_answer_is_repeated_as_empty(sign_in: SignIn, world: World) -> None:
    path = f"/members/{world.members['A'][0].member_id}/exemptions"
    body = {"kind": "exempt", "since": "2026-11-01"}
    administrator = sign_in("administrator@X1")
    answers = [send(administrator, "k1", body, path) for _ in range(2)]
    assert [(answer.status_code, answer.data) for answer in answers] == [(204, b""), (204, b"")]


def test_keys_are_each_members_own(sign_in: SignIn, world: World) -> None:
    first, second = (send(sign_in(person), "k1") for person in world.members["A"][:2])
    assert first.json["id"] != second.json["id"]


def test_what_was_refused_may_be_tried_again_with_the_same_key(sign_in: SignIn, world: World) -> None:
    author = sign_in(world.members["A"][0])
    refused(send(author, "k1", BODY | {"text": ""}), 422, "invalid")
    refused(send(author, "k1", BODY | {"level": "commune", "kind": "x"}), 422, "invalid")
    assert send(author, "k1").status_code == 201


def test_without_a_key_two_are_two(sign_in: SignIn, world: World) -> None:
    author = sign_in(world.members["A"][0])
    for _ in range(2):
        author.post("/feedback", BODY)
    assert len(author.get("/me/feedback").json["items"]) == 2
