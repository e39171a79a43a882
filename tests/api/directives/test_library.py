"""The text of a version, cached for all; and what a member keeps at hand."""

from __future__ import annotations

from tests.api.conftest import SignIn
from tests.api.directives.some import drafted, published
from tests.api.directives.test_corrections import corrected
from tests.api.problems import refused
from tests.factories import World


def test_a_draft_and_what_is_withdrawn_have_no_text_for_readers(sign_in: SignIn, world: World) -> None:
    publisher = sign_in("publisher@T1")
    refused(publisher.get(f"{drafted(publisher)}/body"), 404, "directive_not_found")
    path = published(publisher, symbol="13-HD/TU")
    refused(sign_in(world.members["C"][0]).get(f"{path}/body"), 404, "directive_not_found")
    assert publisher.get(f"{path}/body").status_code == 200
    publisher.post(f"{path}/withdrawal", {"reason": "Nhầm"})
    refused(publisher.get(f"{path}/body"), 404, "directive_not_found")


def test_its_etag_is_its_version(sign_in: SignIn, world: World) -> None:
    publisher, reader = sign_in("publisher@T1"), sign_in(world.members["A"][0])
    path = published(publisher)
    first = reader.get(f"{path}/body")
    assert "<strong>đoạn</strong>" in first.json["html"]
    held = {"If-None-Match": first.headers["ETag"]}
    again = reader.call("GET", f"{path}/body", headers=held)
    assert (again.status_code, again.data) == (304, b"")
    corrected(publisher, path)
    new = reader.call("GET", f"{path}/body", headers=held)
    assert (new.status_code, new.json["version"]) == (200, 2)
    assert "30/11" in new.json["html"]


def test_only_what_one_sees_is_kept_and_only_by_oneself(sign_in: SignIn, world: World) -> None:
    path = published(sign_in("publisher@T1"))
    reader, other = sign_in(world.members["A"][0]), sign_in(world.members["A"][1])
    stranger = sign_in(world.members["C"][0])
    refused(stranger.put(f"{path}/bookmarks/saved"), 404, "directive_not_found")
    for _ in range(2):
        assert reader.put(f"{path}/bookmarks/later").status_code == 204
    assert [one["symbol"] for one in reader.get("/me/bookmarks", kind="later").json["items"]] == ["12-HD/TU"]
    assert reader.get("/me/bookmarks").json["items"] == []
    assert other.get("/me/bookmarks", kind="later").json["items"] == []
    assert reader.delete(f"{path}/bookmarks/later").status_code == 204
    assert reader.get("/me/bookmarks", kind="later").json["items"] == []
    refused(reader.put(f"{path}/bookmarks/loved"), 404, "not_found")
