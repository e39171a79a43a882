"""Reads carry an ETag: what a phone has already is not sent again."""

from __future__ import annotations

import pytest

from tests.api.conftest import ApiClient, SignIn
from tests.api.directives.some import drafted
from tests.factories import World


@pytest.mark.parametrize(
    "path", ["/me", "/me/inbox", "/sync", "/directives", "/organisations/T1", "/organisations/T1/children"]
)
def test_what_did_not_change_is_not_sent_again(sign_in: SignIn, path: str) -> None:
    client = sign_in("publisher@T1")
    first = client.get(path)
    etag = first.headers["ETag"]
    again = client.call("GET", path, headers={"If-None-Match": etag})
    assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", etag)
    stale = client.call("GET", path, headers={"If-None-Match": '"another"'})
    assert (stale.status_code, stale.json) == (200, first.json)


def test_a_change_has_another_tag(sign_in: SignIn) -> None:
    publisher = sign_in("publisher@T1")
    path = drafted(publisher)
    before = publisher.get(path).headers["ETag"]
    publisher.patch(path, {"abstract": "Khác"})
    assert publisher.get(path).headers["ETag"] != before


def test_others_never_get_what_caches_kept_for_me(sign_in: SignIn, world: World) -> None:
    answer = sign_in(world.members["A"][0]).get("/me")
    assert {"Authorization", "Accept-Language"} <= set(answer.headers["Vary"].split(", "))
    assert "private" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("path", ["/me", "/directives"])
def test_head_is_get_without_a_body(sign_in: SignIn, path: str) -> None:
    client: ApiClient = sign_in("publisher@T1")
    whole, head = client.get(path), client.call("HEAD", path)
    assert (head.status_code, head.data) == (200, b"")
    assert head.headers["ETag"] == whole.headers["ETag"]
