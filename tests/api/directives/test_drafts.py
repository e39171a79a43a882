"""Preparing a directive."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from tests.api.conftest import SignIn
from tests.api.directives.some import NEW, drafted, published
from tests.api.problems import refused
from tests.factories import World


@pytest.mark.parametrize("who", ["organisation_board@T1", "administrator@T1", "auditor@T1"])
def test_only_publishers_draft(sign_in: SignIn, who: str) -> None:
    refused(sign_in(who).post("/directives", NEW), 403, "forbidden")


def test_a_publisher_below_does_not_draft_for_those_above(sign_in: SignIn) -> None:
    below = sign_in("publisher@X1")
    refused(below.post("/directives", NEW), 403, "forbidden")
    refused(below.post("/directives", NEW | {"organisation": "X2"}), 404, "organisation_not_found")


@pytest.mark.parametrize("mark", ["confidential", "secret", "top_secret"])
def test_nothing_secret_comes_in(sign_in: SignIn, mark: str) -> None:
    publisher = sign_in("publisher@T1")
    problem = refused(publisher.post("/directives", NEW | {"secrecy": mark}), 422, "secret_refused")
    assert problem["errors"].keys() == {"secrecy"}
    path = drafted(publisher)
    refused(publisher.patch(path, {"secrecy": mark}), 422, "secret_refused")
    assert publisher.get("/directives", q="12-HD").json["items"][0]["id"] == path.rsplit("/", 1)[1]


@pytest.mark.parametrize("field", ["symbol", "issued_on", "abstract", "secrecy"])
def test_what_every_directive_has_is_needed(sign_in: SignIn, field: str) -> None:
    body = {name: value for name, value in NEW.items() if name != field}
    problem = refused(sign_in("publisher@T1").post("/directives", body), 422, "invalid")
    assert problem["errors"].keys() == {field}


@pytest.mark.parametrize("field", ["type", "issuer"])
def test_type_and_issuer_are_needed_where_the_symbol_does_not_tell_them(sign_in: SignIn, field: str) -> None:
    publisher = sign_in("publisher@T1")
    body = {name: value for name, value in NEW.items() if name != field}
    told = publisher.post("/directives", body | {"symbol": "42-HD/BTCTW"}).json
    assert told[field] == {"type": "HD", "issuer": "Ban Tổ chức Trung ương"}[field]
    shared = publisher.post("/directives", body | {"symbol": "42-HD/TU"}).json
    assert shared[field] == {"type": "HD", "issuer": "Tỉnh ủy Thử Nghiệm"}[field]
    refused(publisher.post("/directives", body | {"symbol": "91/2025/QH15"}), 422, f"{field}_missing")


def test_what_it_asks_is_kept_by_role(sign_in: SignIn) -> None:
    publisher = sign_in("publisher@T1")
    path = drafted(publisher, asks={"member": "Đọc trước ngày họp", "secretary": ""})
    assert publisher.get(path).json["asks"] == {
        "member": "Đọc trước ngày họp",
        "secretary": None,
        "committee": None,
    }
    publisher.patch(path, {"asks": {"committee": "Báo cáo trước 15/12"}})
    assert publisher.get(path).json["asks"]["committee"] == "Báo cáo trước 15/12"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("symbol", "x" * 61),
        ("symbol", "   "),
        ("abstract", "x" * 1001),
        ("body", "x" * 500_001),
        ("summary", "x" * 4001),
        ("signer", "x" * 201),
        ("issued_on", "20/11/2026"),
        ("issued_on", "1899-12-31"),
        ("issued_on", "9999-12-31"),
        ("urgency", "at once"),
        ("urgency", ["urgent"]),
        ("id", "01a203c5-2ca6-76b2-a7a6-fd8a273aafb6"),
        ("state", "published"),
    ],
)
def test_fields_are_checked(sign_in: SignIn, field: str, value: Any) -> None:
    problem = refused(sign_in("publisher@T1").post("/directives", NEW | {field: value}), 422, "invalid")
    assert problem["errors"].keys() == {field}


@pytest.mark.parametrize("symbol", ["12-HD/TU", " 12 - hd/tu ", "12-Hd/Tu"])
def test_one_organisation_keeps_a_symbol_of_an_issuer_and_year_once(sign_in: SignIn, symbol: str) -> None:
    publisher = sign_in("publisher@T1")
    drafted(publisher)
    problem = refused(publisher.post("/directives", NEW | {"symbol": symbol}), 409, "directive_exists")
    assert "2026" in problem["detail"]
    drafted(publisher, symbol=symbol, issued_on="2025-11-20")
    drafted(publisher, symbol=symbol, issuer="Ban Tổ chức Trung ương")


def test_an_edit_into_another_directives_symbol_is_refused(sign_in: SignIn) -> None:
    publisher = sign_in("publisher@T1")
    drafted(publisher)
    other = drafted(publisher, symbol="13-HD/TU")
    problem = refused(publisher.patch(other, {"symbol": "12-hd/tu"}), 409, "directive_exists")
    assert "12-hd/tu" in problem["detail"]
    assert publisher.get(other).json["symbol"] == "13-HD/TU"


def test_two_provinces_and_a_commune_may_each_pass_a_central_text_on(sign_in: SignIn) -> None:
    central = {"issuer": "Ban Bí thư", "symbol": "339-QĐ/TW"}
    drafted(sign_in("publisher@T1"), **central)
    drafted(sign_in("publisher@X1"), **central)


def test_a_draft_is_hidden_from_all_but_its_publishers(sign_in: SignIn, world: World) -> None:
    path = drafted(sign_in("publisher@X1"), issuer="X1")
    assert sign_in("publisher@T1").get(path).status_code == 200
    for who in (world.members["A"][0], "organisation_board@X1", "organisation_board@T1", "cell_secretary@A"):
        refused(sign_in(who).get(path), 404, "directive_not_found")
        refused(sign_in(who).patch(path, {"abstract": "Khác"}), 404, "directive_not_found")


def test_a_publisher_below_does_not_see_the_draft_above(sign_in: SignIn) -> None:
    path = drafted(sign_in("publisher@T1"))
    refused(sign_in("publisher@X1").get(path), 404, "directive_not_found")


def test_what_is_published_is_fixed(sign_in: SignIn) -> None:
    publisher = sign_in("publisher@T1")
    path = published(publisher)
    refused(publisher.patch(path, {"abstract": "Khác"}), 409, "already_published")
    assert publisher.get(path).json["abstract"] == NEW["abstract"]


def test_who_sees_a_directive_and_does_not_manage_it_may_not_change_it(sign_in: SignIn, world: World) -> None:
    path = published(sign_in("publisher@T1"))
    refused(sign_in(world.members["A"][0]).patch(path, {"abstract": "Khác"}), 403, "forbidden")
    refused(sign_in("publisher@X1").patch(path, {"abstract": "Khác"}), 403, "forbidden")


def test_no_such_directive(sign_in: SignIn) -> None:
    refused(sign_in("publisher@T1").get(f"/directives/{uuid4()}"), 404, "directive_not_found")
    refused(sign_in("publisher@T1").get("/directives/not-an-id"), 404, "not_found")


def test_a_draft_is_shown_as_entered_and_clean(sign_in: SignIn) -> None:
    publisher = sign_in("publisher@T1")
    created = publisher.post("/directives", NEW | {"symbol": "  12-HD/TU ", "body": "# A\n\n    mã\n"})
    assert created.headers["Location"].endswith(f"/api/v1/directives/{created.json['id']}")
    shown = publisher.get(f"/directives/{created.json['id']}").json
    assert shown == created.json
    assert (shown["symbol"], shown["type"], shown["organisation"]) == ("12-HD/TU", "HD", "T1")
    assert (shown["state"], shown["published_at"], shown["is_addressed"]) == ("draft", None, False)
    assert shown["body"] == "# A\n\n    mã\n"
    assert shown["body_html"] == "<h2>A</h2>\n<pre><code>mã\n</code></pre>\n"


def test_only_the_fields_named_change(sign_in: SignIn) -> None:
    publisher = sign_in("publisher@T1")
    path = drafted(publisher, acknowledge_by="2026-12-01")
    before = publisher.get(path).json
    after = publisher.patch(path, {"signer": "Nguyễn Văn Ký", "acknowledge_by": None}).json
    assert after == before | {"signer": "Nguyễn Văn Ký", "acknowledge_by": None}
