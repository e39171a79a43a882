"""Corrections: a new version that says what and why, seen as such by those who had read the old one."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api.conftest import ApiClient, SignIn
from tests.api.directives.some import drafted, published
from tests.api.problems import refused
from tests.factories import World

WHY = {"what": "Sửa thời hạn ở mục 2.", "why": "Đánh máy nhầm."}
CORRECTION = WHY | {"body": "Trước ngày 30/11."}


def corrected(publisher: ApiClient, path: str, **changes: Any) -> Any:
    answer = publisher.post(f"{path}/corrections", WHY | (changes or {"body": "Trước ngày 30/11."}))
    assert answer.status_code == 201, answer.json
    return answer.json


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (WHY, 409, "nothing_corrected"),
        (WHY | {"abstract": "Về sinh hoạt chi bộ"}, 409, "nothing_corrected"),
        ({"body": "Khác"}, 422, "invalid"),
        (CORRECTION | {"what": " "}, 422, "invalid"),
        (CORRECTION | {"secrecy": "secret"}, 422, "secret_refused"),
        (CORRECTION | {"body": "TỐI MẬT"}, 409, "secrecy_suspected"),
        (CORRECTION | {"state": "draft"}, 422, "invalid"),
    ],
)
def test_a_correction_that_makes_no_sense_is_refused(
    sign_in: SignIn, body: dict[str, Any], status: int, code: str
) -> None:
    publisher = sign_in("publisher@T1")
    path = published(publisher)
    refused(publisher.post(f"{path}/corrections", body), status, code)
    assert publisher.get(path).json["version"] == 1


def test_a_draft_is_changed_not_corrected(sign_in: SignIn) -> None:
    publisher = sign_in("publisher@T1")
    refused(publisher.post(f"{drafted(publisher)}/corrections", CORRECTION), 409, "not_published")


def test_a_correction_to_an_existing_symbol_is_refused(sign_in: SignIn) -> None:
    publisher = sign_in("publisher@T1")
    other = published(publisher)
    path = published(publisher, symbol="13-HD/TU")
    problem = refused(
        publisher.post(f"{path}/corrections", WHY | {"symbol": "12-HD/TU"}), 409, "directive_exists"
    )
    assert other.endswith(problem["existing"])


def test_versions_are_numbered_and_say_what_and_why(sign_in: SignIn, world: World) -> None:
    publisher, reader = sign_in("publisher@T1"), sign_in(world.members["A"][0])
    path = published(publisher)
    assert corrected(publisher, path)["version"] == 2
    assert corrected(publisher, path, abstract="Về sinh hoạt chi bộ ở xã")["version"] == 3
    versions = reader.get(f"{path}/versions").json["items"]
    assert [one["number"] for one in versions] == [2, 1]
    assert (versions[1]["what_changed"], versions[1]["why"]) == (WHY["what"], WHY["why"])
    first = reader.get(f"{path}/versions/1").json
    assert "<strong>đoạn</strong>" in first["body_html"]
    assert first["content"]["abstract"] == "Về sinh hoạt chi bộ"
    assert "30/11" in reader.get(path).json["body_html"]
    refused(reader.get(f"{path}/versions/3"), 404, "version_not_found")
    refused(sign_in(world.members["C"][0]).get(f"{path}/versions"), 404, "directive_not_found")


def test_the_receipt_is_open_again_and_the_old_one_is_kept(sign_in: SignIn, world: World) -> None:
    publisher, reader = sign_in("publisher@T1"), sign_in(world.members["A"][0])
    path = published(publisher)
    reader.put(f"{path}/receipt", {"state": "acknowledged"})
    assert publisher.get(f"{path}/reach").json["acknowledged"] == 1
    corrected(publisher, path)
    [item] = reader.get("/me/inbox", unread=True).json["items"]
    assert (item["receipt"], item["directive"]["version"]) == (None, 2)
    assert reader.get(path).json["receipt"] is None
    assert publisher.get(f"{path}/reach").json["acknowledged"] == 0
    again = reader.put(f"{path}/receipt", {"state": "read"}).json
    assert again["acknowledged_at"] is None
    assert publisher.get(f"{path}/reach").json["read"] == 1
    assert reader.get("/me/inbox", unread=True).json["items"] == []


def test_phones_follow_corrections_without_a_gap(sign_in: SignIn, world: World) -> None:
    publisher, reader = sign_in("publisher@T1"), sign_in(world.members["A"][0])
    path = published(publisher)
    published(publisher, symbol="13-HD/TU")
    known = reader.get("/sync").json["next"]
    corrected(publisher, path)
    news = reader.get("/sync", after=known).json
    [event] = news["items"]
    assert (event["event"], event["seq"], news["next"]) == ("corrected", known + 1, known + 1)
    assert path.endswith(event["directive"]["id"])
    assert event["directive"]["version"] == 2
    assert reader.get("/sync", after=news["next"]).json["items"] == []
    assert sign_in(world.members["C"][0]).get("/sync", after=known).json["items"] == []


def test_a_draft_remembers_who_changed_what(sign_in: SignIn) -> None:
    publisher, other = sign_in("publisher@X1"), sign_in("publisher@T1")
    path = drafted(publisher, issuer="X1", organisation="X1")
    publisher.patch(path, {"abstract": "Khác", "effective_on": "2026-12-01"})
    other.patch(path, {"abstract": "Khác nữa"})
    other.patch(path, {"abstract": "Khác nữa"})
    last, first = publisher.get(f"{path}/changes").json["items"]
    assert (last["fields"], last["before"]) == (["abstract"], {"abstract": "Khác"})
    assert first["fields"] == ["effective_on", "abstract"]
    assert first["by"] != last["by"]
