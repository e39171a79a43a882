"""Remarks beforehand, which all of the meeting read, and notes, which only their writer does."""

from __future__ import annotations

from uuid import UUID

import pytest
from sqlalchemy import text

from models import AgendaPart
from services import meetings
from services.meetings import AgendaLine
from tests.factories import World
from tests.web.conftest import Visit
from tests.web.material import planned
from tests.web.page import Page

SECRETARY = "cell_secretary@A"
NOTE = "Hỏi riêng về quỹ khuyến học"


@pytest.fixture
def meeting(world: World) -> UUID:
    return planned(world)


def item(world: World, meeting: UUID, title: str) -> str:
    """The id of an item that the secretary put on the agenda."""
    with world.acting(SECRETARY) as work:
        meetings.save_agenda(work, meeting, [AgendaLine(AgendaPart.CONTENT, title)])
        return next(str(one.item.id) for one in meetings.agenda_of(work, meeting) if one.item.title == title)


def notes(page: Page) -> list[str]:
    """What stands in the field for one's own notes."""
    return [one.values["note"] for one in page.forms if "note" in one.values]


def test_who_only_oversees_reads_and_does_not_remark(visit: Visit, meeting: UUID) -> None:
    board, path = visit("organisation_board@X1"), f"/meetings/{meeting}/remarks"
    assert "Gửi ý kiến" not in board.get(path).text
    assert board.post(path, {"kind": "comment", "text": "?", "item": ""}).status == 403


def test_a_remark_on_an_item_is_read_by_all(visit: Visit, world: World, meeting: UUID) -> None:
    about = item(world, meeting, "Sửa cống")
    author, path = visit(world.members["A"][0]), f"/meetings/{meeting}/remarks"
    author.send(path, {"kind": "question", "text": "Bao giờ sửa?", "item": about})
    page = visit(world.members["A"][1]).get(path)
    assert "Bao giờ sửa?" in page.text
    assert "Về mục: Sửa cống" in page.text
    assert "Rút lại" not in page.text
    with world.acting(SECRETARY) as work:  # the item goes, the remark stays with the meeting
        meetings.save_agenda(work, meeting, [])
    assert "Bao giờ sửa?" in visit(world.members["A"][1]).get(path).text


def test_only_ones_own_remark_is_taken_back(visit: Visit, world: World, meeting: UUID) -> None:
    author, path = visit(world.members["A"][0]), f"/meetings/{meeting}/remarks"
    author.send(path, {"kind": "comment", "text": "Nhất trí.", "item": ""})
    with world.system() as work:
        remark = work.session.scalar(text("SELECT id FROM meeting_remark"))
    assert visit(world.members["A"][1]).post(f"{path}/{remark}/removal").status == 404
    assert "Nhất trí." not in author.send(f"{path}/{remark}/removal").text


def test_notes_are_nobody_elses_and_go_when_their_writer_wishes(
    visit: Visit, world: World, meeting: UUID
) -> None:
    author, path = visit(world.members["A"][0]), f"/meetings/{meeting}/remarks"
    assert NOTE in notes(author.send(f"{path}/note", {"note": NOTE}))
    assert NOTE not in notes(visit(SECRETARY).get(path))
    with world.acting(SECRETARY) as work:
        found = meetings.get(work, meeting)
        assert NOTE not in str(meetings.whole_record(work, found))
    gone = author.send(f"{path}/note", {"note": NOTE, "delete": "1"})
    assert "Đã xóa ghi chép." in gone.text
    assert NOTE not in notes(gone)


def test_all_notes_are_deleted_after_a_question(visit: Visit, world: World, meeting: UUID) -> None:
    writer, path = visit(world.members["A"][0]), "/account/notes/deletion"
    assert path not in writer.get("/account").links
    assert "chưa ghi chép riêng" in writer.get(path).text
    with world.acting(world.members["A"][0]) as work:
        meetings.keep_note(work, meeting, NOTE)
    assert path in writer.get("/account").links
    page = writer.get(path)
    assert "Xóa 1 ghi chép riêng?" in page.text
    assert NOTE not in page.text
    assert "Đã xóa 1 ghi chép riêng." in writer.send(path, {}).text
    assert notes(writer.get(f"/meetings/{meeting}/remarks")) == [""]
    assert "Xóa ghi chép riêng" in writer.get("/account/access-log").text
