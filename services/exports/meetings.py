"""The meetings of an organisation's cells, with the counts of their sheets."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy import select

from core.clock import LOCAL_TIME_ZONE
from models import Meeting, MeetingKind, MeetingState, Organisation, OrganisationPeriod
from services import meetings, organisations
from services.actor import Work
from services.exports.table import STREAMED, Column, Row, Table
from services.organisations import Place

COLUMNS = (
    Column("cell", "Mã chi bộ"),
    Column("cell_name", "Chi bộ", 30),
    Column("kind", "Loại sinh hoạt", 20),
    Column("held_on", "Ngày họp", 12),
    Column("starts", "Giờ bắt đầu", 10),
    Column("ends", "Giờ kết thúc", 10),
    Column("place", "Địa điểm", 24),
    Column("state", "Sổ họp", 14),
    Column("expected", "Triệu tập", 10),
    Column("present", "Có mặt", 10),
    Column("excused", "Vắng có lý do", 12),
    Column("not_marked", "Chưa điểm danh", 12),
    Column("rate", "Tỷ lệ có mặt (%)", 14),
)
_KINDS = {
    MeetingKind.REGULAR: "Thường kỳ",
    MeetingKind.THEMATIC: "Chuyên đề",
    MeetingKind.EXTRAORDINARY: "Bất thường",
}
_STATES = {
    MeetingState.PLANNED: "Chưa điểm danh",
    MeetingState.OPEN: "Đang ghi sổ",
    MeetingState.LOCKED: "Đã khóa sổ",
}


def meeting_table(work: Work, place: Place, on: date) -> Table:
    """All meetings up to a day; today, those planned as well. The cells are those of the day's tree."""
    return Table(COLUMNS, _rows(work, place, on))


def _rows(work: Work, place: Place, on: date) -> Iterator[Row]:
    period = OrganisationPeriod
    query = (
        select(Meeting, Organisation.code, period.name)
        .join(Organisation, Organisation.id == Meeting.organisation_id)
        .join(period, period.organisation_id == Organisation.id)
        .where(organisations.holding(on), organisations.below(period, [place.id]))
        .where(meetings.visible_to(work.actor))
        .order_by(Meeting.held_on, Organisation.code, Meeting.id)
    )
    if on < work.today:
        query = query.where(Meeting.held_on <= on)
    for meeting, code, name in work.session.execute(query, execution_options=STREAMED):
        yield _row(meeting, code, name)


def _row(meeting: Meeting, code: str, name: str) -> Row:
    starts, ends = meeting.starts_at.astimezone(LOCAL_TIME_ZONE), meeting.ends_at
    return (
        code,
        name,
        _KINDS[meeting.kind],
        meeting.held_on,
        f"{starts:%H:%M}",
        f"{ends.astimezone(LOCAL_TIME_ZONE):%H:%M}" if ends else None,
        meeting.place,
        _STATES[meeting.state],
        meeting.expected,
        meeting.present,
        meeting.excused,
        meeting.not_marked,
        meetings.rates(meeting.expected, meeting.present, meeting.excused).rate,
    )
