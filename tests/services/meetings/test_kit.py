"""The kit of a meeting builds itself from what concerns the cell, and never twice."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from uuid import UUID

from models import AgendaPart, AgendaSource, AttendanceStatus, FeedbackLevel, Organisation, TaskOrigin
from notifications.meeting_months import build_kits
from services import meetings, tasks
from services.meetings import AgendaLine, AttendanceRow, Habit, ShownItem
from services.tasks import Assignment
from tests.factories import Person, World
from tests.web.material import planned, published, sent

SECRETARY = "cell_secretary@A"
DECEMBER = datetime(2026, 12, 3, 12, 30, tzinfo=UTC)


def agenda(world: World, meeting: UUID, who: Person | str = SECRETARY) -> list[ShownItem]:
    with world.acting(who, read_only=True) as work:
        return meetings.agenda_of(work, meeting)


def of(items: list[ShownItem], source: AgendaSource) -> list[ShownItem]:
    return [one for one in items if one.item.source is source]


def refresh(world: World, meeting: UUID) -> None:
    with world.acting(SECRETARY) as work:
        meetings.refresh_agenda(work, meeting)


def kept(items: list[ShownItem]) -> list[AgendaLine]:
    return [AgendaLine(one.item.part, one.item.title, id=one.item.id) for one in items]


def held_with_one_absent(world: World) -> tuple[UUID, Person]:
    """November's meeting, a member absent without reason, and a resolution given to another."""
    absent, in_charge = world.members["A"][:2]
    november = planned(world)
    with world.acting(SECRETARY) as work:
        row = AttendanceRow(absent.member_id, AttendanceStatus.ABSENT_UNEXCUSED)
        meetings.save_sheet(work, november, [row])
        cell = work.session.get_one(Organisation, meetings.get(work, november).organisation_id)
        resolution = Assignment(
            "Sửa đường thôn",
            due_on=date(2026, 11, 30),
            member_id=in_charge.member_id,
            origin=TaskOrigin.MEETING,
            origin_id=november,
        )
        tasks.give(work, cell, cell, resolution)
    return november, absent


def test_a_first_meeting_has_the_usual_order(world: World) -> None:
    parts = [one.item.part for one in agenda(world, planned(world, cell="A"))]
    assert parts == sorted(parts, key=list(AgendaPart).index)
    assert set(parts) == set(AgendaPart)


def test_what_concerns_the_cell_is_on_it(world: World) -> None:
    _, absent = held_with_one_absent(world)
    directive = published(world, to="X1")
    published(world, "43-HD/TU", to="X2")
    with world.acting(SECRETARY) as work:
        meetings.set_habit(work, "A", Habit(3, 5, time(19, 30), "Nhà văn hóa thôn"))
    items = agenda(world, planned(world, DECEMBER))
    assert [one.item.source_id for one in of(items, AgendaSource.DIRECTIVE)] == [str(directive)]
    assert [one.id for one in of(items, AgendaSource.DIRECTIVE)[0].documents] == [directive]
    (resolution,) = of(items, AgendaSource.TASK)
    assert resolution.item.title == "Kiểm điểm: Sửa đường thôn"
    assert resolution.item.detail is not None
    assert resolution.item.detail.startswith("Đang làm, trong hạn, đạt 0 %, hạn 30/11/2026, phụ trách: ")
    (days,) = of(items, AgendaSource.DATE)
    assert "Tết Dương lịch 01/01" in (days.item.detail or "")
    assert "sinh hoạt thường kỳ ngày" in (days.item.detail or "")
    (missing,) = of(items, AgendaSource.ABSENCE)
    assert missing.item.detail == "1 đảng viên đã vắng không lý do trong năm 2026."
    assert [(member.id, times) for member, times in missing.absent] == [(absent.member_id, 1)]


def test_members_learn_how_many_were_absent_and_not_who(world: World) -> None:
    held_with_one_absent(world)
    december = planned(world, DECEMBER)
    (missing,) = of(agenda(world, december, world.members["A"][1]), AgendaSource.ABSENCE)
    assert missing.absent == []


def test_feedback_is_there_for_who_may_see_it(world: World) -> None:
    author, other = world.members["A"][:2]
    sent(world, author, "Cống thôn tắc", level=FeedbackLevel.CELL)
    sent(world, author, "Gửi cấp trên", level=FeedbackLevel.COMMUNE)
    meeting = planned(world, DECEMBER)
    (shown,) = of(agenda(world, meeting), AgendaSource.FEEDBACK)
    assert shown.feedback is not None
    assert shown.feedback.text == "Cống thôn tắc"
    assert "Cống" not in shown.item.title
    assert of(agenda(world, meeting, other), AgendaSource.FEEDBACK) == []
    assert len(of(agenda(world, meeting, author), AgendaSource.FEEDBACK)) == 1


def test_again_changes_nothing(world: World) -> None:
    held_with_one_absent(world)
    meeting = planned(world, DECEMBER)
    before = [one.item.id for one in agenda(world, meeting)]
    refresh(world, meeting)
    build_kits(world.runtime)
    assert [one.item.id for one in agenda(world, meeting)] == before


def test_what_was_taken_off_stays_off_and_what_is_new_comes(world: World) -> None:
    published(world, "41-HD/TU", to="X1")
    meeting = planned(world, DECEMBER)
    items = agenda(world, meeting)
    with world.acting(SECRETARY) as work:
        meetings.save_agenda(
            work, meeting, kept([one for one in items if one not in of(items, AgendaSource.DIRECTIVE)])
        )
    new = published(world, "42-HD/TU", to="A")
    refresh(world, meeting)
    found = of(agenda(world, meeting), AgendaSource.DIRECTIVE)
    assert [one.item.source_id for one in found] == [str(new)]


def test_the_coming_days_are_kept_up_to_date_by_themselves(world: World) -> None:
    soon = planned(world, datetime(2026, 11, 29, 12, 30, tzinfo=UTC))
    later = planned(world, datetime(2026, 12, 29, 12, 30, tzinfo=UTC))
    published(world, to="A")
    build_kits(world.runtime)
    assert len(of(agenda(world, soon), AgendaSource.DIRECTIVE)) == 1
    assert of(agenda(world, later), AgendaSource.DIRECTIVE) == []
