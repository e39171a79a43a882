"""Importing a list in five steps."""

from __future__ import annotations

import io
from uuid import UUID

import pytest

from models import ImportState, Verdict
from services import imports
from services.imports.uploads import jobs, undoing
from tests.api.imports.test_imports import LINES, sheet
from tests.factories import World
from tests.web.conftest import Visit
from tests.web.page import Page
from tests.web.test_every_page import check
from tests.web.visitor import Visitor

ADMINISTRATOR = "administrator@X1"


@pytest.fixture
def visitor(visit: Visit) -> Visitor:
    return visit(ADMINISTRATOR)


def send(visitor: Visitor, content: bytes, name: str = "ds.csv", organisation: str = "X1") -> Page:
    return visitor.post("/imports/new", {"organisation": organisation, "file": (io.BytesIO(content), name)})


@pytest.fixture
def run(visitor: Visitor) -> str:
    """The address of a list that was read."""
    return send(visitor, sheet(*LINES)).location


def open_page(visitor: Visitor, path: str, status: int = 200) -> Page:
    page = visitor.get(path)
    assert page.status == status, page.text
    check(path, page)
    return page


def test_only_administrators_find_the_pages(visit: Visit) -> None:
    for who in ("organisation_board@X1", "cell_secretary@A"):
        for path in ("/imports", "/imports/new"):
            assert visit(who).get(path).status == 403
    assert visit(ADMINISTRATOR).get("/imports/new?organisation=X2").status == 404


def test_another_communes_import_is_not_there(visit: Visit, world: World) -> None:
    with world.acting("administrator@T1") as work:
        run_id = imports.upload(work, organisation="C", file_name="a.csv", content=sheet(*LINES)).id
    for page in ("", "/columns", "/rows", "/changes", "/bad-rows", "/undo", "/discard"):
        assert visit(ADMINISTRATOR).get(f"/imports/{run_id}{page}").status == 404


def test_a_refused_file_says_why_beside_the_form(visitor: Visitor) -> None:
    for content, words in ((b"%PDF-1.7", "không phải là bảng tính"), (b"", "trống")):
        page = send(visitor, content)
        assert page.status == 422
        assert words in page.text
    assert visitor.post("/imports/new", {"organisation": "X1"}).status == 422


def test_the_five_steps(visitor: Visitor, run: str) -> None:
    assert open_page(visitor, run, 302).location == f"{run}/columns"
    columns = open_page(visitor, f"{run}/columns")
    assert "Bước 2/5" in columns.text
    assert "Ví dụ: Nguyễn Văn Đá" in columns.text
    assert visitor.post(f"{run}/columns").location == f"{run}/rows"
    rows = open_page(visitor, f"{run}/rows")
    assert "Cần quyết định (3)" in rows.text
    assert "Số điện thoại chưa đúng." in rows.text
    after = visitor.send(f"{run}/rows/all", {"code": "phone_malformed", "decision": "store"})
    assert "Đã chọn nhập 2 dòng cùng loại." in after.text
    after = visitor.send(f"{run}/rows?show=undecided", {"row-3-ds": "leave"})
    assert "Đã ghi quyết định cho 1 dòng." in after.text
    changes = open_page(visitor, f"{run}/changes")
    assert "Hồ sơ mới 3" in changes.text
    assert "Không nhập 2" in changes.text
    result = visitor.send(f"{run}/changes")
    check(run, result)
    assert "Đã ghi vào sổ tay" in result.text
    assert "Hồ sơ mới 3" in result.text
    assert "Hoàn tác được đến hết ngày 20/02/2027" in result.text
    assert visitor.client.get(f"{run}/bad-rows").data.startswith(b"PK")
    for step in ("columns", "rows", "changes"):
        assert visitor.get(f"{run}/{step}").location == run


def test_undo_is_asked_before(visitor: Visitor, run: str) -> None:
    visitor.post(f"{run}/changes")
    assert "Hoàn tác lần nhập này?" in open_page(visitor, f"{run}/undo").text
    after = visitor.send(f"{run}/undo")
    assert "Đã hoàn tác lần nhập này." in after.text
    assert "rút 1 hồ sơ, trả lại 0 thông tin" in after.text
    assert "Hoàn tác lần nhập này" not in after.text
    assert visitor.post(f"{run}/undo").status == 409


def test_a_value_is_corrected_beside_its_reason(visitor: Visitor, run: str) -> None:
    form = visitor.get(f"{run}/rows").form("/rows?show=undecided")
    assert form.values["value-birth_date-3-ds"] == "1971"
    assert "Trong tệp: «1971»" in visitor.get(f"{run}/rows").text
    typed = form.values | {"value-birth_date-3-ds": "5/3/1971", "row-4-ds": "leave", "value-phone-4-ds": "9"}
    after = visitor.send(f"{run}/rows?show=undecided", typed)
    assert "Đã sửa 1 giá trị và xét lại các dòng đó. Đã ghi quyết định cho 1 dòng." in after.text
    assert "Cần quyết định (1)" in after.text
    assert "đã sửa" in open_page(visitor, f"{run}/rows?show=accepted").text
    path = f"{run}/rows?show=rejected"
    form = open_page(visitor, path).form("/rows?show=rejected")
    after = visitor.send(path, form.values | {"value-full_name-6-ds": "Lê Thị Đông"})
    assert "Chưa nhập được (0)" in after.text
    result = visitor.send(f"{run}/changes")
    assert "Hồ sơ mới 3" in result.text
    assert "Giá trị đã sửa khi nhập (2)" in result.text
    assert "1971 → sửa thành 5/3/1971" in " ".join(result.text.split())


def test_a_large_undo_shows_how_far_it_is(
    visitor: Visitor, run: str, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(undoing, "_IN_REQUEST", 0)
    visitor.post(f"{run}/changes")
    assert "Đang hoàn tác lần nhập" in visitor.send(f"{run}/undo").text
    assert "Đã xong 0 %." in open_page(visitor, run).text
    imports.undo_later(world.runtime, UUID(run.rsplit("/", 1)[1]))
    assert "rút 1 hồ sơ" in open_page(visitor, run).text


def test_a_list_can_be_given_up(visitor: Visitor, run: str) -> None:
    assert "Bỏ danh sách này?" in open_page(visitor, f"{run}/discard").text
    assert "Đã bỏ danh sách này" in visitor.send(f"{run}/discard").text
    assert visitor.get(run).status == 404


def test_a_wrong_guess_is_corrected_and_remembered(visitor: Visitor, run: str) -> None:
    form = visitor.get(f"{run}/columns").form()
    wrong = visitor.post(f"{run}/columns", form.values | {"column-0-1": "", "column-0-2": "gender"})
    assert wrong.status == 422
    assert "Cần chọn một cột là «Họ và tên»" in wrong.text
    assert visitor.post(f"{run}/columns", form.values | {"column-0-1": "income"}).status == 422
    after = visitor.send(f"{run}/columns", form.values | {"column-0-7": ""})
    assert "Cần quyết định (1)" in after.text
    again = send(visitor, sheet(*LINES)).location
    assert "Cần quyết định (1)" in visitor.get(f"{again}/rows").text


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("/rows/all", {"code": "phone_malformed", "decision": "perhaps"}),
        ("/rows/all", {"code": "nonsense", "decision": "store"}),
        ("/rows", {"row-x-ds": "store"}),
        ("/rows", {"row-3-ds": "store"}),
        ("/rows", {"row-99-ds": "leave"}),
        ("/rows", {"value-income-3-ds": "1"}),
        ("/rows", {"value-phone-99-ds": "1"}),
    ],
)
def test_nonsense_decides_nothing(visitor: Visitor, run: str, path: str, data: dict[str, str]) -> None:
    assert visitor.post(f"{run}{path}", data).status in (404, 422)
    assert "Cần quyết định (3)" in visitor.get(f"{run}/rows").text


def test_each_kind_of_row_has_its_list(visitor: Visitor, run: str) -> None:
    for kind, name in (
        ("rejected", "Thiếu họ và tên."),
        ("accepted", "Nguyễn Văn Đá"),
        ("decided", "Không có dòng nào"),
    ):
        assert name in open_page(visitor, f"{run}/rows?show={kind}").text
    only = open_page(visitor, f"{run}/rows?show=undecided&code=date_partial").text
    assert "Nguyễn Thị Đất" in only
    assert "Nguyễn Thị Đỏ" not in only


def test_what_changed_meanwhile_is_told_and_compared_again(visitor: Visitor, run: str) -> None:
    other = send(visitor, sheet(LINES[2].replace(";12;", ";0977000003;"))).location
    visitor.post(f"{run}/rows/all", {"code": "phone_malformed", "decision": "store"})
    visitor.post(f"{other}/changes")
    page = visitor.post(f"{run}/changes")
    assert page.status == 409
    assert "vừa được thay đổi" in page.text
    check(run, page)
    assert "Hồ sơ mới 2" in visitor.send(f"{run}/changes/again").text


def test_a_large_file_shows_how_far_it_is(
    visitor: Visitor, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "IN_REQUEST_BYTES", 0)
    run = send(visitor, sheet(*LINES)).location
    run_id = UUID(run.rsplit("/", 1)[1])
    assert "Đã xong 0 %." in open_page(visitor, run).text
    assert visitor.get(f"{run}/rows").location == run
    imports.read_upload(world.runtime, run_id)
    assert visitor.get(run).location == f"{run}/columns"
    assert "Đang ghi vào sổ tay" in visitor.send(f"{run}/changes").text
    imports.store_upload(world.runtime, run_id)
    assert "Hồ sơ mới 1" in open_page(visitor, run).text


def test_a_large_file_that_is_refused_says_why(
    visitor: Visitor, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "IN_REQUEST_BYTES", 0)
    run = send(visitor, b"%PDF-1.7").location
    imports.read_upload(world.runtime, UUID(run.rsplit("/", 1)[1]))
    assert "không phải là bảng tính" in open_page(visitor, run).text


def test_imports_are_found_again(visitor: Visitor, run: str, world: World) -> None:
    listed = open_page(visitor, "/imports")
    assert run in listed.links
    assert "Chờ quyết định" in listed.text
    assert run in visitor.get("/").links
    assert "/imports?organisation=X1" in visitor.get("/members?organisation=X1").links
    with world.acting(ADMINISTRATOR, read_only=True) as work:
        run_id = UUID(run.rsplit("/", 1)[1])
        assert imports.get(work, run_id).run.state is ImportState.READY
        assert len(imports.rows(work, run_id, verdict=Verdict.FLAG)) == 3
