"""The handbook's main job, use case by use case."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import UUID

from models import AttendanceStatus, FeedbackKind, FeedbackLevel, FeedbackState, MeetingKind
from services import deliveries, directives, feedback, meetings, reports
from services.directives import AudienceLine, AudienceRule, ReceiptState
from services.meetings import AttendanceRow
from tests.factories import World


def drafted(world: World, publisher: str = "publisher@T1") -> UUID:
    with world.acting(publisher) as work:
        return directives.draft(
            work,
            symbol="12-HD/TU",
            type="Hướng dẫn",
            issuer="T1",
            issued_on=date(2026, 11, 20),
            abstract="Về sinh hoạt chi bộ",
            body="# Nội dung\n\nMột đoạn.",
        ).id


def test_a_directive_reaches_its_members_and_comes_back_acknowledged(world: World) -> None:
    directive_id = drafted(world)
    rule = AudienceRule(include=(AudienceLine("X1"),))
    with world.acting("publisher@T1") as work:
        preview = directives.preview_audience(work, directive_id, rule)
        published = directives.publish(work, directive_id, rule)
    assert (preview.members, preview.cells, preview.channels["none"]) == (9, 2, 9)
    assert published.seq is not None

    with world.system() as work:
        chunk = deliveries.expand_next(work, directive_id)
        assert chunk is not None
        assert len(chunk.recipients) == 9
        assert deliveries.expand_next(work, directive_id) is None

    reader = world.members["A"][0]
    with world.acting(reader) as work:
        assert [item.id for item in directives.inbox(work, unread=True)] == [directive_id]
        directives.confirm(work, directive_id, ReceiptState.ACKNOWLEDGED)
    with world.acting(world.members["C"][0]) as work:
        assert directives.inbox(work) == []
    with world.acting("publisher@T1", read_only=True) as work:
        found = directives.reach(work, directive_id)
    assert (found.total.addressed, found.total.read, found.total.acknowledged) == (9, 1, 1)
    assert [row.organisation.code for row in found.by_child] == ["X1"]


def test_feedback_goes_up_and_comes_back(world: World) -> None:
    author = world.members["A"][0]
    with world.acting(author) as work:
        sent = feedback.submit(
            work, kind=FeedbackKind.REPORT, level=FeedbackLevel.PROVINCE, text="Đường thôn hỏng"
        )
    with world.acting("cell_secretary@A") as work:
        assert feedback.queue(work) == []
    with world.acting("feedback_officer@T1") as work:
        assert [one.id for one in feedback.queue(work)] == [sent.id]
        feedback.transition(work, sent.id, to=FeedbackState.RECEIVED)
        feedback.transition(work, sent.id, to=FeedbackState.ANSWERED, reason="Đã giao xã sửa.")
    with world.acting(author) as work:
        detail = feedback.detail(work, sent.id)
    assert [step.state.value for step in detail.steps] == ["submitted", "received", "answered"]
    assert [message.text for message in detail.messages] == ["Đã giao xã sửa."]


def test_fifteen_of_forty_is_red(world: World) -> None:
    while len(world.members["A"]) < 40:
        world.add_member("A", "Phạm Thị Bé")
    with world.acting("cell_secretary@A") as work:
        meeting = meetings.plan(
            work,
            organisation="A",
            kind=MeetingKind.REGULAR,
            starts_at=datetime(2026, 11, 5, 12, 30, tzinfo=UTC),
            place="Nhà văn hóa thôn",
        )
        sheet = meetings.read_sheet(work, meeting.id)
        rows = [
            AttendanceRow(
                row.member.id,
                AttendanceStatus.PRESENT if index < 15 else AttendanceStatus.ABSENT_UNEXCUSED,
            )
            for index, row in enumerate(sheet.rows)
        ]
        saved = meetings.save_sheet(work, meeting.id, rows)
        assert meetings.save_sheet(work, meeting.id, rows).rates == saved.rates
    with world.acting("organisation_board@X1", read_only=True) as work:
        report = reports.attendance(work, "X1", first_day=date(2026, 11, 1), last_day=date(2026, 11, 30))
    row = next(row for row in report.rows if row.organisation.code == "A")
    assert (row.expected, row.present, row.rate, row.level) == (40, 15, 37.5, "red")
