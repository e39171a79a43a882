"""Monthly reports over REST: who is refused, the list, the signature, the files."""

from __future__ import annotations

import io
from datetime import date

import docx
import pytest
from python_calamine import CalamineWorkbook

from services import monthly_reports
from tests.api.conftest import SignIn
from tests.api.problems import refused
from tests.factories import World
from tests.services.monthly_reports.signatures import not_held

BOARD = "organisation_board@X1"


@pytest.fixture
def path(world: World) -> str:
    """X1's report of October."""
    with world.system() as work:
        monthly_reports.make_next(work, date(2026, 10, 1))
        return f"/reports/monthly/{monthly_reports.page(work, 'X1')[0].report.id}"


def test_only_those_who_oversee_find_it(sign_in: SignIn, world: World, path: str) -> None:
    for who in (world.members["A"][0], "publisher@X1", "administrator@X1", "cell_secretary@A"):
        for call in (path, f"{path}.xlsx", f"{path}.docx"):
            refused(sign_in(who).get(call), 404, "monthly_report_not_found")
        refused(sign_in(who).post(f"{path}/signature", {"seen": "?"}), 404, "monthly_report_not_found")
    refused(sign_in("organisation_board@T1").post(f"{path}/signature", {"seen": "?"}), 403, "forbidden")


def test_a_signature_says_what_was_seen(sign_in: SignIn, path: str) -> None:
    board = sign_in(BOARD)
    refused(board.post(f"{path}/signature", {"seen": "?"}), 409, "monthly_report_changed")
    seen = board.get(path).json["seen"]
    answer = board.post(f"{path}/signature", {"seen": seen, "remark": "Đủ."})
    assert answer.status_code == 200, answer.json
    assert (answer.json["remark"], answer.json["is_intact"], answer.json["may_sign"]) == ("Đủ.", True, False)
    refused(board.post(f"{path}/signature", {"seen": seen}), 409, "monthly_report_signed")
    listed = sign_in("organisation_board@T1").get("/reports/monthly", organisation="T1", month="2026-10").json
    states = {one["organisation"]: one["hash"] for one in listed["items"]}
    assert states == {"T1": None, "X1": answer.json["hash"], "X2": None}


def test_it_is_signed_anew_with_a_reason_and_the_old_version_is_read(
    sign_in: SignIn, world: World, path: str
) -> None:
    board, anew = sign_in(BOARD), f"{path}/signature/replacement"
    said = {"seen": board.get(path).json["seen"], "reason": "Chi bộ An báo muộn."}
    refused(board.post(anew, said), 409, "monthly_report_not_signed")
    first = board.post(f"{path}/signature", {"seen": said["seen"], "remark": "Đủ."}).json
    refused(board.post(anew, said), 409, "monthly_report_unchanged")
    not_held(world)
    refused(board.post(anew, {"seen": "?"}), 422, "invalid")
    seen = board.get(path).json
    assert (seen["may_sign"], seen["may_sign_anew"]) == (False, True)
    answer = board.post(anew, said | {"seen": seen["seen"]})
    assert answer.status_code == 200, answer.json
    assert (answer.json["version"], answer.json["reason"]) == (2, said["reason"])
    old = sign_in("organisation_board@T1").get(f"{path}/versions/1").json
    assert (old["hash"], old["remark"], old["is_intact"]) == (first["hash"], "Đủ.", True)
    assert (old["total"]["no_record"], old["reason"]) == (2, said["reason"])
    assert {
        "organisation": "A",
        "name": "Chi bộ thôn An",
        "figure": "not_held",
        "signed": 0,
        "now": 1,
    } in old["differences"]
    refused(board.get(f"{path}/versions/2"), 404, "monthly_report_not_found")
    paper = docx.Document(io.BytesIO(board.get(f"{path}.docx").data))
    assert "Ký lần 2, thay bản trước. Lý do: Chi bộ An báo muộn." in [one.text for one in paper.paragraphs]


def test_pages_of_the_list_have_no_gap(sign_in: SignIn, path: str) -> None:
    board = sign_in("organisation_board@T1")
    first = board.get("/reports/monthly", organisation="T1", limit=2).json
    second = board.get("/reports/monthly", organisation="T1", limit=2, cursor=first["next"]).json
    assert len({one["id"] for one in (*first["items"], *second["items"])}) == 3
    assert second["next"] is None
    assert path.rpartition("/")[2] in {one["id"] for one in (*first["items"], *second["items"])}


def test_it_is_taken_out_as_a_spreadsheet_and_as_a_document(sign_in: SignIn, path: str) -> None:
    board = sign_in(BOARD)
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(board.get(f"{path}.xlsx").data))
    rows = sheet.get_sheet_by_index(0).to_python()
    assert [row[:3] for row in rows[1:]] == [
        ["X1", "Đảng ủy xã Một", 2],
        ["A", "Chi bộ thôn An", 1],
        ["B", "Chi bộ thôn Bình", 1],
    ]
    paper = docx.Document(io.BytesIO(board.get(f"{path}.docx").data))
    assert [cell.text for cell in paper.tables[0].rows[1].cells][:2] == ["Đảng ủy xã Một", "2"]
    assert "Báo cáo chưa ký; số liệu còn có thể thay đổi." in [one.text for one in paper.paragraphs]
