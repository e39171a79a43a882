"""Finding directives."""

from __future__ import annotations

from typing import Any

import pytest

from core.document_text import read
from core.unit_of_work import Runtime
from services import directives
from services.actor import SYSTEM
from tests.api.conftest import ApiClient, SignIn
from tests.api.directives.some import drafted, published
from tests.api.directives.test_attachments import attach
from tests.api.problems import refused
from tests.factories import World, documents


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


def searched(client: ApiClient, question: str, **query: Any) -> list[str]:
    return symbols(client.get("/directives", q=question, **query))


BODIES = {
    "1-HD/TU": "Hướng dẫn về chế độ sinh hoạt của chi bộ, nộp đảng phí hằng tháng.",
    "2-HD/TU": "Chỉ bò và chi bó là hai từ khác nhau; nuôi trồng thuỷ sản ở hoà bình.",
    "3-HD/TU": "Sinh viên hoạt động ở chi bộ trường; đảng viên trẻ.",
}


@pytest.fixture
def library(sign_in: SignIn) -> ApiClient:
    """Three directives whose texts differ in little."""
    publisher = sign_in("publisher@T1")
    for symbol, body in BODIES.items():
        drafted(publisher, symbol=symbol, abstract="Về công tác", body=body)
    return publisher


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("dang phi", {"1-HD/TU"}),
        ("đảng phí", {"1-HD/TU"}),
        ("ĐẢNG PHÍ", {"1-HD/TU"}),
        ("sinh hoat", {"1-HD/TU", "3-HD/TU"}),
        ('"sinh hoat"', {"1-HD/TU"}),
        ('"sinh hoạt của chi bộ"', {"1-HD/TU"}),
        ("“chi bo”", {"1-HD/TU", "2-HD/TU", "3-HD/TU"}),
        ("thủy sản", {"2-HD/TU"}),
        ("Hòa Bình", {"2-HD/TU"}),
        ("nuoi tro", {"2-HD/TU"}),
        ("nuô tro", set()),
        ("chi bộ | !&:*'\\", {"1-HD/TU", "2-HD/TU", "3-HD/TU"}),
        ("không có trong đó", set()),
    ],
)
def test_words_phrases_and_beginnings_are_found_in_texts(
    library: ApiClient, question: str, found: set[str]
) -> None:
    assert set(searched(library, question)) == found


def test_exact_accents_come_first(library: ApiClient) -> None:
    assert searched(library, "chỉ bò")[0] == "2-HD/TU"
    assert searched(library, "chi bộ")[-1] == "2-HD/TU"


def test_the_symbol_itself_comes_before_whatever_mentions_it(library: ApiClient) -> None:
    drafted(library, symbol="9-CV/TU", abstract="Về việc thực hiện 1-HD/TU")
    assert searched(library, "1-HD/TU") == ["1-HD/TU", "9-CV/TU"]


def test_hits_are_marked_as_they_were_written(library: ApiClient) -> None:
    [item] = library.get("/directives", q="dang phi").json["items"]
    assert [part["text"] for part in item["excerpt"] if part["is_hit"]] == ["đảng", "phí"]
    assert "".join(part["text"] for part in item["excerpt"]) in BODIES["1-HD/TU"]


def test_pages_of_a_search_follow_each_other(library: ApiClient) -> None:
    seen, cursor = [], {}
    while True:
        answer = library.get("/directives", q="chi bo", limit=1, **cursor)
        seen += symbols(answer)
        if answer.json["next"] is None:
            break
        cursor = {"cursor": answer.json["next"]}
    assert seen == searched(library, "chi bo")


def test_the_text_of_files_is_found_as_soon_as_it_is_read(sign_in: SignIn, runtime: Runtime) -> None:
    publisher = sign_in("publisher@T1")
    path = drafted(publisher)
    content = documents.docx("Phụ lục về nghĩa trang liệt sĩ")
    file = attach(publisher, path, "phu-luc.docx", content).json["id"]
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    assert searched(publisher, "liet si") == []
    with runtime.work(SYSTEM) as work:
        directives.keep_text(work, file, read(content, word))
    assert searched(publisher, "liet si") == ["12-HD/TU"]
    publisher.delete(f"{path}/attachments/{file}")
    assert searched(publisher, "liet si") == []


def test_what_is_corrected_or_withdrawn_is_found_by_what_it_says_now(sign_in: SignIn) -> None:
    publisher = sign_in("publisher@T1")
    path = published(publisher, body="Hạn cũ là tháng chạp.")
    publisher.post(f"{path}/corrections", {"what": "Hạn", "why": "Nhầm", "body": "Hạn mới là tháng giêng."})
    assert (searched(publisher, "thang chap"), searched(publisher, "thang gieng")) == ([], ["12-HD/TU"])
    publisher.post(f"{path}/withdrawal", {"reason": "Nhầm"})
    assert searched(publisher, "thang gieng") == []
    assert searched(publisher, "12-HD/TU") == ["12-HD/TU"]


def test_only_what_is_in_force(sign_in: SignIn) -> None:
    publisher = sign_in("publisher@T1")
    older, newer = (published(publisher, symbol=f"{number}-HD/TU") for number in (1, 2))
    publisher.put(f"{newer}/links/{older.rsplit('/', 1)[1]}", {"kind": "supersedes"})
    assert searched(publisher, "sinh hoat", in_force=True) == ["2-HD/TU"]
    assert symbols(publisher.get("/directives", in_force=True)) == ["2-HD/TU"]


def test_a_search_shows_nothing_that_one_may_not_see(sign_in: SignIn, world: World) -> None:
    publisher = sign_in("publisher@T1")
    published(publisher, symbol="1-HD/TU")
    drafted(publisher, symbol="2-HD/TU")
    for person, found in ((world.members["A"][0], ["1-HD/TU"]), (world.members["C"][0], [])):
        assert searched(sign_in(person), "sinh hoat") == found
        assert searched(sign_in(person), "HD/TU") == found
