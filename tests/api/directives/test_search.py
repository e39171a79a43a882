"""Finding directives."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api.conftest import SignIn
from tests.api.directives.some import drafted, published
from tests.api.problems import refused
from tests.factories import World


@pytest.mark.parametrize(
    "query",
    [
        {"q": ""},
        {"q": "x" * 201},
        {"from": "yesterday"},
        {"to": "2026-13-01"},
        {"state": "secret"},
        {"limit": 0},
        {"limit": 201},
    ],
)
def test_a_question_that_makes_no_sense_is_refused(sign_in: SignIn, query: dict[str, Any]) -> None:
    refused(sign_in("publisher@T1").get("/directives", **query), 422, "invalid")


def symbols(answer: Any) -> list[str]:
    return [item["symbol"] for item in answer.json["items"]]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, ["3-QĐ/TU", "2-NQ/TW", "1-HD/TU"]),
        ({"q": "qd/tu"}, ["3-QĐ/TU"]),
        ({"q": " 1 - HD "}, ["1-HD/TU"]),
        ({"q": "THUY SAN"}, ["2-NQ/TW"]),
        ({"q": "uỷ viên"}, ["3-QĐ/TU"]),
        ({"q": "ủy viên"}, ["3-QĐ/TU"]),
        ({"q": "Đang"}, ["1-HD/TU"]),
        ({"q": "%"}, []),
        ({"q": "_"}, []),
        ({"q": "'; DROP TABLE directive; --"}, []),
        ({"type": "HD"}, ["1-HD/TU"]),
        ({"type": "nghị quyết"}, ["2-NQ/TW"]),
        ({"issuer": "BAN BÍ THƯ"}, ["2-NQ/TW"]),
        ({"from": "2026-11-02"}, ["3-QĐ/TU", "2-NQ/TW"]),
        ({"to": "2026-11-02"}, ["2-NQ/TW", "1-HD/TU"]),
        ({"from": "2026-11-02", "to": "2026-11-02"}, ["2-NQ/TW"]),
        ({"state": "draft"}, ["3-QĐ/TU", "2-NQ/TW", "1-HD/TU"]),
        ({"state": "published"}, []),
        ({"limit": 2}, ["3-QĐ/TU", "2-NQ/TW"]),
    ],
)
def test_by_symbol_words_type_issuer_day_and_state(
    sign_in: SignIn, query: dict[str, Any], found: list[str]
) -> None:
    publisher = sign_in("publisher@T1")
    drafted(publisher, symbol="1-HD/TU", abstract="Về sinh hoạt Đảng", type="HD", issued_on="2026-11-01")
    drafted(
        publisher,
        symbol="2-NQ/TW",
        abstract="Về thủy sản",
        type="NQ",
        issuer="Ban Bí thư",
        issued_on="2026-11-02",
    )
    drafted(publisher, symbol="3-QĐ/TU", abstract="Chuẩn y ủy viên", type="QĐ", issued_on="2026-11-03")
    assert symbols(publisher.get("/directives", **query)) == found


def test_everybody_finds_only_what_they_may_see(sign_in: SignIn, world: World) -> None:
    publisher = sign_in("publisher@T1")
    published(publisher, symbol="1-HD/TU")
    drafted(publisher, symbol="2-HD/TU")
    drafted(sign_in("publisher@X1"), symbol="3-HD/ĐU", issuer="X1")
    seen = {
        "publisher@T1": ["3-HD/ĐU", "2-HD/TU", "1-HD/TU"],
        "publisher@X1": ["3-HD/ĐU", "1-HD/TU"],
        "organisation_board@T1": ["1-HD/TU"],
        "auditor@T1": [],
    }
    for who, expected in seen.items():
        assert symbols(sign_in(who).get("/directives")) == expected, who
    assert symbols(sign_in(world.members["A"][0]).get("/directives")) == ["1-HD/TU"]
    assert symbols(sign_in(world.members["C"][0]).get("/directives")) == []


def test_a_list_carries_no_texts(sign_in: SignIn) -> None:
    publisher = sign_in("publisher@T1")
    drafted(publisher)
    [item] = publisher.get("/directives").json["items"]
    assert "body" not in item
    assert "body_html" not in item
