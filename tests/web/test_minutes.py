"""The minutes on a page: written by two hands, approved, printed."""

from __future__ import annotations

from io import BytesIO
from uuid import UUID

import docx
import pytest

from models import AttendanceStatus
from services import meetings
from services.meetings import AttendanceRow, Writing
from tests.factories import World
from tests.web.conftest import Visit
from tests.web.material import planned, published
from tests.web.page import Page

SECRETARY = "cell_secretary@A"


@pytest.fixture
def meeting(world: World) -> UUID:
    """With everybody present but one, and a chair and a minute-taker."""
    published(world, to="X1")
    held = planned(world)
    absent, chair, taker = (person.member_id for person in world.members["A"][:3])
    with world.acting(SECRETARY) as work:
        rows = {row.member.id: AttendanceStatus.PRESENT for row in meetings.read_sheet(work, held).rows}
        rows[absent] = AttendanceStatus.ABSENT_UNEXCUSED
        meetings.save_sheet(work, held, [AttendanceRow(*row) for row in rows.items()])
        meetings.name_officers(work, held, chair_id=chair, minute_taker_id=taker)
    return held


def written(world: World, meeting: UUID, text: str, revision: int = 0) -> None:
    with world.acting(SECRETARY) as work:
        meetings.save_section(work, meeting, Writing("review", text, revision))


def sent(key: str, text: str, revision: int = 0) -> dict[str, str]:
    return {"key": key, "text": text, "revision": str(revision)}


def texts(page: Page) -> dict[str, str]:
    """What the sections of a page hold."""
    return {one.values["key"]: one.values["text"] for one in page.forms if "key" in one.values}


def test_members_do_not_open_them(visit: Visit, world: World, meeting: UUID) -> None:
    for page in ("/minutes", "/minutes/print", "/minutes.docx", "/paper-form", "/paper-form.svg"):
        assert visit(world.members["A"][0]).get(f"/meetings/{meeting}{page}").status == 403
        assert visit(world.members["C"][0]).get(f"/meetings/{meeting}{page}").status == 404
    assert visit("organisation_board@X1").get(f"/meetings/{meeting}/minutes").status == 200


def test_a_section_is_saved(visit: Visit, meeting: UUID) -> None:
    visitor, path = visit(SECRETARY), f"/meetings/{meeting}/minutes"
    page = visitor.send(f"{path}/sections", sent("review", "Hoàn thành 3/4 việc."))
    assert "Đã lưu biên bản." in page.text
    assert texts(page)["review"] == "Hoàn thành 3/4 việc."


def test_an_opinion_is_written_down_for_its_speaker(visit: Visit, world: World, meeting: UUID) -> None:
    speaker = str(world.members["A"][1].member_id)
    said = sent("opinion", "Đề nghị sửa cống.") | {"speaker": speaker}
    page = visit(SECRETARY).send(f"/meetings/{meeting}/minutes/sections", said)
    assert "ghi hộ lúc" in page.text


def test_after_a_clash_both_texts_are_there(visit: Visit, world: World, meeting: UUID) -> None:
    written(world, meeting, "Bản của bí thư.")
    taker = visit(world.members["A"][2])
    page = taker.post(f"/meetings/{meeting}/minutes/sections", sent("review", "Bản của thư ký."))
    assert page.status == 409
    assert "Bản của bí thư." in page.text
    (form,) = [one for one in page.forms if one.values.get("key") == "review"]
    assert (form.values["text"], form.values["revision"]) == ("Bản của thư ký.", "1")
    again = taker.send(f"/meetings/{meeting}/minutes/sections", sent("review", "Cả hai bản.", 1))
    assert texts(again)["review"] == "Cả hai bản."


def test_a_resolution_is_given(visit: Visit, world: World, meeting: UUID) -> None:
    visitor, path = visit(SECRETARY), f"/meetings/{meeting}/minutes"
    somebody = world.members["A"][1]
    item = {"title": "Sửa cống", "member": str(somebody.member_id), "due_on": "2026-12-10"}
    assert "Hạn 10/12/2026" in visitor.send(f"{path}/resolutions", item).text
    refused = visitor.post(f"{path}/resolutions", item | {"title": ""})
    assert refused.status == 422
    assert "Đồng chí nhập việc phải làm." in refused.text


def test_they_are_approved(visit: Visit, meeting: UUID) -> None:
    page = visit(SECRETARY).send(f"/meetings/{meeting}/minutes/approval")
    assert "Chi bộ đã thông qua biên bản." in page.text
    assert "Đã đọc lại, chi bộ nhất trí" not in page.text


def test_on_paper_they_have_the_official_order(visit: Visit, world: World, meeting: UUID) -> None:
    written(world, meeting, "Hoàn thành 3/4 việc.")
    page = visit(SECRETARY).get(f"/meetings/{meeting}/minutes/print").text
    order = [
        *(
            "ĐẢNG CỘNG SẢN VIỆT NAM",
            "Biên bản Sinh hoạt",
            "1. Thời gian",
            "2. Thành phần",
            "Vắng không lý do: 1: ",
        ),
        *(
            "3. Văn bản",
            "42-HD/TU",
            "4. Kiểm điểm",
            "Hoàn thành 3/4",
            "6. Biểu quyết",
            "8. Kết thúc",
            "THƯ KÝ",
        ),
    ]
    places = [page.index(part) for part in order]
    assert places == sorted(places)


def test_the_word_file_says_the_same_and_carries_the_seal(visit: Visit, world: World, meeting: UUID) -> None:
    with world.acting(SECRETARY) as work:
        meetings.lock(work, meeting)
        printed = meetings.printed_minutes(work, meeting)
    answer = visit(SECRETARY).client.get(f"/meetings/{meeting}/minutes.docx")
    document = docx.Document(BytesIO(answer.data))
    said = [paragraph.text for paragraph in document.paragraphs]
    assert [line.text for line in printed.outline.lines if line.text not in said] == []
    assert printed.seal is not None
    assert printed.seal in said[-1]
    heads = [cell.text for cell in document.tables[0].rows[0].cells]
    assert "CHI BỘ THÔN AN" in heads[0]
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in heads[1]


def test_a_form_to_write_on_by_hand(visit: Visit, meeting: UUID) -> None:
    page = visit(SECRETARY).get(f"/meetings/{meeting}/paper-form")
    assert "Lê Thị Ánh" in page.text
    code = visit(SECRETARY).client.get(f"/meetings/{meeting}/paper-form.svg")
    assert code.mimetype == "image/svg+xml"
