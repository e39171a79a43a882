"""What the handbook proposes for an agenda: gathered from what it knows of the cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import and_, func, or_, select

from models import (
    AgendaPart,
    AgendaSource,
    Attendance,
    AttendanceStatus,
    Meeting,
    MeetingHabit,
    Member,
    Organisation,
    Task,
    TaskOrigin,
    TaskState,
)
from services import badges, calendar, directives, feedback, tasks
from services.actor import Work
from services.meetings.habits import usual_day
from services.meetings.months import first_day_of, following
from services.tasks import Standing

_LOOKS_BACK = timedelta(days=31)
"""How far a cell's first meeting looks back for directives."""
_STANDINGS = {
    Standing.DONE: "đã xong",
    Standing.RECURRING: "thường xuyên, trong hạn",
    Standing.ON_SCHEDULE: "đang làm, trong hạn",
    Standing.OVERDUE: "quá hạn",
    Standing.CANCELLED: "thôi thực hiện",
}


@dataclass(frozen=True, slots=True)
class Proposal:
    """One item for an agenda; ``source_id`` stays the same however often it is gathered."""

    part: AgendaPart
    title: str
    source: AgendaSource
    source_id: str
    detail: str | None = None
    documents: tuple[UUID, ...] = ()


def proposals(work: Work, meeting: Meeting) -> list[Proposal]:
    """The usual order of a meeting (42-HD/BTCTW), filled with what concerns the cell, first things first."""
    cell = work.session.get_one(Organisation, meeting.organisation_id)
    last = _last(work, meeting)
    since = last.starts_at if last else meeting.starts_at - _LOOKS_BACK
    return [
        _order(AgendaPart.OPENING, "opening", "Tuyên bố lý do, điểm danh, cử thư ký, thông qua chương trình"),
        *_directives(work, cell, since),
        _order(AgendaPart.CONTENT, "review", "Kiểm điểm việc thực hiện nghị quyết tháng trước"),
        *_resolutions(work, cell, last),
        *_feedback(work, cell),
        *_absences(work, meeting),
        _order(AgendaPart.CONTENT, "next_tasks", "Nhiệm vụ tháng tới, thảo luận và biểu quyết"),
        *_dates(work, meeting),
        _order(AgendaPart.CONCLUSION, "conclusion", "Chủ trì kết luận"),
        _order(AgendaPart.CONCLUSION, "minutes", "Đọc lại, thông qua biên bản; tự chấm chất lượng"),
    ]


def absentees(work: Work, meeting: Meeting) -> dict[UUID, tuple[Member, int]]:
    """Who was absent without reason from this cell's meetings of the calendar year, and how often."""
    times = func.count()
    found = work.session.execute(
        select(Member, times)
        .join(Attendance, Attendance.member_id == Member.id)
        .join(Meeting, Meeting.id == Attendance.meeting_id)
        .where(
            Meeting.organisation_id == meeting.organisation_id,
            Meeting.held_on >= meeting.held_on.replace(month=1, day=1),
            Meeting.starts_at < meeting.starts_at,
            Attendance.status == AttendanceStatus.ABSENT_UNEXCUSED,
        )
        .group_by(Member.id)
        .order_by(times.desc(), Member.sort_key, Member.id)
    )
    return {member.id: (member, count) for member, count in found}


def _order(part: AgendaPart, word: str, title: str) -> Proposal:
    return Proposal(part, title, AgendaSource.ORDER, word)


def _last(work: Work, meeting: Meeting) -> Meeting | None:
    return work.session.scalar(
        select(Meeting)
        .where(Meeting.organisation_id == meeting.organisation_id, Meeting.starts_at < meeting.starts_at)
        .order_by(Meeting.starts_at.desc(), Meeting.id.desc())
        .limit(1)
    )


def _directives(work: Work, cell: Organisation, since: datetime) -> Iterator[Proposal]:
    for one in directives.published_to_cell(work, cell, since):
        yield Proposal(
            AgendaPart.CONTENT,
            f"Phổ biến {one.symbol}: {one.abstract}",
            AgendaSource.DIRECTIVE,
            str(one.id),
            detail=one.summary,
            documents=(one.id,),
        )


def _resolutions(work: Work, cell: Organisation, last: Meeting | None) -> Iterator[Proposal]:
    """Those of the last meeting whatever became of them, and those of earlier ones that are still open."""
    of_last = Task.origin_id == last.id if last else Task.state == TaskState.OPEN
    found = work.session.execute(
        select(Task, Member)
        .outerjoin(Member, Member.id == Task.member_id)
        .where(
            Task.origin == TaskOrigin.MEETING,
            Task.assigned_by_id == cell.id,
            or_(of_last, and_(Task.state == TaskState.OPEN, Task.created_at < work.now)),
        )
        .order_by(Task.id)
    )
    for task, member in found:
        yield Proposal(
            AgendaPart.CONTENT,
            f"Kiểm điểm: {task.title}",
            AgendaSource.TASK,
            str(task.id),
            detail=_standing(task, member, work.today),
        )


def _standing(task: Task, member: Member | None, today: date) -> str:
    parts = [
        _STANDINGS[tasks.standing(task.state, task.due_on, task.repeats, today)],
        f"đạt {task.progress} %",
        f"hạn {task.due_on:%d/%m/%Y}" if task.due_on else "",
        f"phụ trách: {member.full_name}" if member else "",
    ]
    said = ", ".join(part for part in parts if part)
    return f"{said[0].upper()}{said[1:]}."


def _feedback(work: Work, cell: Organisation) -> Iterator[Proposal]:
    """By their codes, which tell nothing; the text is read by who may see it."""
    for one in feedback.open_in_cell(work, cell.id):
        yield Proposal(
            AgendaPart.CONTENT, f"Phản ánh, kiến nghị {one.code}", AgendaSource.FEEDBACK, str(one.id)
        )


def _absences(work: Work, meeting: Meeting) -> Iterator[Proposal]:
    """How many, without names."""
    found = absentees(work, meeting)
    if found:
        yield Proposal(
            AgendaPart.CONTENT,
            "Chấn chỉnh nền nếp sinh hoạt",
            AgendaSource.ABSENCE,
            "absence",
            detail=f"{len(found)} đảng viên đã vắng không lý do trong năm {meeting.held_on.year}.",
        )


def _dates(work: Work, meeting: Meeting) -> Iterator[Proposal]:
    month = following(first_day_of(meeting.held_on))
    habit = work.session.get(MeetingHabit, meeting.organisation_id)
    known = [f"sinh hoạt thường kỳ ngày {usual_day(habit, month).day:%d/%m}"] if habit else []
    known += [f"{day.name} {day.on:%d/%m}" for day in calendar.holidays_in(month)]
    round_day = badges.round_from(month, badges.in_force(month))
    if round_day < following(month):
        known.append(f"đợt trao Huy hiệu Đảng {round_day:%d/%m}")
    if known:
        yield Proposal(
            AgendaPart.CONTENT,
            f"Các ngày cần nhớ trong tháng {month:%m/%Y}",
            AgendaSource.DATE,
            f"{month:%Y-%m}",
            detail=f"{'; '.join(known)}.",
        )
