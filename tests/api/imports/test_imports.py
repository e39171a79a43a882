"""A list of members from the file to the undo, over REST."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from werkzeug.test import TestResponse

from services import imports
from services.imports.reading import read
from services.imports.uploads import undoing
from tests.api.conftest import ApiClient, SignIn
from tests.api.problems import refused
from tests.factories import World

HEADING = (
    "Họ và tên;Giới tính;Ngày sinh;Ngày vào Đảng;Ngày chính thức;Số thẻ đảng viên;Số điện thoại;Mã;Chi bộ"
)
LINES = (
    "Nguyễn Văn Đá;Nam;2/3/1970;3/2/1999;3/2/2000;20000001;0977000001;K1;Chi bộ thôn An",
    "Nguyễn Thị Đất;Nữ;1971;3/2/1999;3/2/2000;20000002;0977000002;K2;Chi bộ thôn An",
    "Nguyễn Thị Đỏ;Nữ;4/3/1972;3/2/1999;3/2/2000;20000003;12;K3;Chi bộ thôn Bình",
    "Nguyễn Thị Đêm;Nữ;5/3/1972;3/2/1999;3/2/2000;20000004;13;K4;Chi bộ thôn Bình",
    ";Nữ;4/3/1972;3/2/1999;3/2/2000;20000005;0977000005;K5;Chi bộ thôn Bình",
)


def sheet(*lines: str) -> bytes:
    return "\n".join((HEADING, *lines)).encode()


def send(client: ApiClient, content: bytes | None, organisation: str = "X1", **headers: str) -> TestResponse:
    parts = [f'--b\r\nContent-Disposition: form-data; name="organisation"\r\n\r\n{organisation}\r\n'.encode()]
    if content is not None:
        head = '--b\r\nContent-Disposition: form-data; name="file"; filename="ds.csv"\r\n\r\n'
        parts.append(head.encode() + content + b"\r\n")
    return client.call(
        "POST",
        "/imports",
        data=b"".join(parts) + b"--b--\r\n",
        content_type="multipart/form-data; boundary=b",
        headers=headers,
    )


@pytest.fixture
def admin(sign_in: SignIn) -> ApiClient:
    return sign_in("administrator@X1")


@pytest.fixture
def sent(admin: ApiClient) -> dict[str, Any]:
    answer = send(admin, sheet(*LINES))
    assert answer.status_code == 201, answer.json
    return dict(answer.json)


def path(sent: dict[str, Any], rest: str = "") -> str:
    return f"/imports/{sent['id']}{rest}"


def verdicts(admin: ApiClient, sent: dict[str, Any]) -> list[tuple[int, str]]:
    return [(row["row"], row["verdict"]) for row in admin.get(path(sent, "/rows")).json["items"]]


def test_who_may_send_a_list(sign_in: SignIn) -> None:
    refused(send(sign_in(None), sheet(*LINES)), 401, "unauthenticated")
    refused(send(sign_in("organisation_board@X1"), sheet(*LINES)), 403, "forbidden")
    refused(send(sign_in("administrator@X1"), sheet(*LINES), "X2"), 404, "organisation_not_found")
    refused(send(sign_in("administrator@X1"), sheet(*LINES), ""), 404, "organisation_not_found")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (None, "import_file_empty"),
        (b"", "import_file_empty"),
        (b"%PDF-1.7 no list", "import_not_a_spreadsheet"),
        (b"a;b\n1;2\n", "import_table_not_found"),
    ],
)
def test_a_refused_file_says_why(admin: ApiClient, content: bytes | None, code: str) -> None:
    refused(send(admin, content), 422, code)
    assert admin.get("/imports").json["items"] == []


def test_a_list_is_read_and_nobody_is_stored(admin: ApiClient, sent: dict[str, Any]) -> None:
    assert sent["state"] == "ready"
    assert sent["rows"] == {"accept": 1, "flag": 3, "reject": 1, "undecided": 3}
    assert (sent["progress"], sent["error"], sent["result"]) == (100, None, None)
    assert [column["fields"] for column in sent["lists"][0]["columns"]][:2] == [["full_name"], ["gender"]]
    assert admin.get("/members", organisation="X1", q="20000001").json["items"] == []
    assert admin.get(path(sent)).json == sent


def test_the_same_key_sends_it_once(admin: ApiClient) -> None:
    key = {"Idempotency-Key": "one-list"}
    first, second = (send(admin, sheet(*LINES), **key) for _ in range(2))
    assert first.json == second.json
    assert len(admin.get("/imports").json["items"]) == 1


def test_rows_come_in_pages(admin: ApiClient, sent: dict[str, Any]) -> None:
    first = admin.get(path(sent, "/rows"), limit=2).json
    second = admin.get(path(sent, "/rows"), limit=3, cursor=first["next"]).json
    assert [row["row"] for row in (*first["items"], *second["items"])] == [2, 3, 4, 5, 6]
    assert second["next"] is None
    flagged = admin.get(path(sent, "/rows"), verdict="flag", code="phone_malformed").json["items"]
    assert [row["row"] for row in flagged] == [4, 5]
    (finding,) = flagged[0]["findings"]
    assert finding["sentence"] == "Số điện thoại chưa đúng. Vui lòng sửa, hoặc để trống."
    assert flagged[0]["member"] == {
        "full_name": "Nguyễn Thị Đỏ", "gender": "female", "birth_date": "1972-03-04",
        "admitted_on": "1999-02-03", "official_on": "2000-02-03", "card_number": "20000003",
        "citizen_id": None, "phone": None, "cell": "B", "birth_name": None,
    }  # fmt: skip


def test_decisions_and_what_they_would_do(admin: ApiClient, sent: dict[str, Any]) -> None:
    place = {"sheet": "ds", "row": 3}
    decide = {"decision": "store", "rows": [place]}
    refused(admin.put(path(sent, "/decisions"), decide), 422, "import_row_incomplete")
    both = decide | {"code": "phone_malformed"}
    for wrong in (both, {"decision": "store"}, {"decision": "perhaps", "code": "phone_malformed"}):
        refused(admin.put(path(sent, "/decisions"), wrong), 422, "invalid")
    decided = admin.put(path(sent, "/decisions"), {"decision": "store", "code": "phone_malformed"})
    assert decided.json == {"state": "ready", "decided": 2, "corrected": 0, "undecided": 1}
    assert admin.put(path(sent, "/decisions"), {"decision": "leave", "rows": [place]}).json["undecided"] == 0
    changes = admin.get(path(sent, "/changes"), kind="new").json
    assert (changes["new"], changes["left_out"]) == (3, 2)
    assert [row["member"]["full_name"] for row in changes["items"]] == [
        "Nguyễn Văn Đá",
        "Nguyễn Thị Đỏ",
        "Nguyễn Thị Đêm",
    ]
    missing = admin.get(path(sent, "/missing"), limit=1).json
    assert len(missing["items"]) == 1
    rest = admin.get(path(sent, "/missing"), limit=200, cursor=missing["next"]).json
    assert len(rest["items"]) == changes["missing"] - 1


def test_corrected_values_are_judged_anew(admin: ApiClient, sent: dict[str, Any]) -> None:
    born = {"sheet": "ds", "row": 3, "values": {"birth_date": "5/3/1971"}}
    unknown = born | {"values": {"income": "1"}}
    nowhere = born | {"row": 99}
    for wrong in (unknown, born | {"values": {}}, born | {"values": {"phone": "1" * 201}}):
        refused(admin.put(path(sent, "/decisions"), {"decision": "store", "rows": [wrong]}), 422, "invalid")
    refused(
        admin.put(path(sent, "/decisions"), {"decision": "store", "rows": [nowhere]}),
        404,
        "import_row_not_found",
    )
    other = {"sheet": "ds", "row": 4}
    answer = admin.put(path(sent, "/decisions"), {"decision": "store", "rows": [born, other]})
    assert answer.json == {"state": "ready", "decided": 1, "corrected": 1, "undecided": 1}
    assert verdicts(admin, sent)[1] == (3, "accept")
    row = admin.get(path(sent, "/rows")).json["items"][1]
    assert (row["read"]["birth_date"], row["typed"]) == ("1971", {"birth_date": "5/3/1971"})
    assert row["member"]["birth_date"] == "1971-03-05"


def test_a_large_undo_is_a_workers(
    admin: ApiClient, world: World, sent: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(undoing, "_IN_REQUEST", 0)
    admin.post(path(sent, "/commit"))
    begun = admin.post(path(sent, "/undo"))
    assert (begun.status_code, begun.json["state"]) == (202, "undoing")
    assert (admin.get(path(sent)).json["state"], admin.get(path(sent)).json["undo"]) == ("undoing", None)
    imports.undo_later(world.runtime, UUID(sent["id"]))
    assert admin.get(path(sent)).json["undo"]["removed"] == 1


def test_columns_are_corrected_for_this_and_later_lists(admin: ApiClient, sent: dict[str, Any]) -> None:
    found = sent["lists"][0]
    columns = {str(one["number"]): one["fields"] for one in found["columns"] if one["fields"]}
    del columns["7"]
    told = {"lists": [{"signature": found["signature"], "columns": columns}]}
    assert admin.put(path(sent, "/columns"), told).json["rows"]["accept"] == 3
    assert send(admin, sheet(*LINES)).json["rows"]["accept"] == 3
    nonsense = {"lists": [{"signature": found["signature"], "columns": {"1": ["income"]}}]}
    refused(admin.put(path(sent, "/columns"), nonsense), 422, "invalid")


def test_commit_again_and_undo(admin: ApiClient, sent: dict[str, Any]) -> None:
    refused(admin.post(path(sent, "/undo")), 409, "import_not_stored")
    stored = admin.post(path(sent, "/commit"))
    assert stored.status_code == 200
    assert stored.json["state"] == "committed"
    assert stored.json["result"] == {"admitted": 1, "changed": 0, "moved": 0, "unchanged": 0, "left_out": 4}
    refused(admin.post(path(sent, "/commit")), 409, "import_not_ready")
    refused(admin.delete(path(sent)), 409, "import_is_over")
    assert len(admin.get("/members", organisation="X1", q="20000001").json["items"]) == 1
    done = {"removed": 1, "restored": 0, "kept": []}
    assert admin.post(path(sent, "/undo")).json == done | {"state": "undone"}
    assert admin.get(path(sent)).json["undo"] == done
    refused(admin.post(path(sent, "/undo")), 409, "import_undone")
    assert admin.get("/imports", organisation="X1").json["items"][0]["state"] == "undone"
    assert admin.get("/members", organisation="X1", q="20000001").json["items"] == []


def test_bad_rows_are_a_spreadsheet(admin: ApiClient, sent: dict[str, Any]) -> None:
    admin.post(path(sent, "/commit"))
    answer = admin.get(path(sent, "/bad-rows"))
    assert answer.headers["Content-Disposition"] == "attachment; filename=dong-can-sua.xlsx"
    assert [row[1] for row in read(answer.data).sheets[0].rows] == ["Dòng", "3", "4", "5", "6"]


def test_it_can_be_given_up(admin: ApiClient, sent: dict[str, Any]) -> None:
    assert admin.delete(path(sent)).status_code == 204
    refused(admin.get(path(sent)), 404, "import_not_found")


def test_a_large_list_is_a_workers(admin: ApiClient, world: World) -> None:
    padding = "x" * 100_000
    answer = send(admin, sheet(*(f"{line};{padding}" for line in (*LINES, LINES[0]))))
    assert answer.status_code == 202
    assert (answer.json["state"], answer.json["progress"]) == ("reading", 0)
    refused(admin.post(path(answer.json, "/commit")), 409, "import_not_ready")
    run_id = UUID(answer.json["id"])
    imports.read_upload(world.runtime, run_id)
    assert admin.get(path(answer.json)).json["state"] == "ready"
    assert admin.post(path(answer.json, "/commit")).status_code == 202
    imports.store_upload(world.runtime, run_id)
    assert admin.get(path(answer.json)).json["result"]["admitted"] == 1


def test_a_large_file_that_is_refused_says_why_in_the_language_asked_for(
    admin: ApiClient, world: World
) -> None:
    sent = send(admin, b"%PDF-1.7" + b"x" * 600_000).json
    imports.read_upload(world.runtime, UUID(sent["id"]))
    error = admin.call("GET", path(sent), headers={"Accept-Language": "en"}).json["error"]
    assert error["code"] == "import_not_a_spreadsheet"
    assert error["detail"].startswith("This file is not a spreadsheet.")
