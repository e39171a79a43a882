"""The forms of a meeting: one to plan it, one to record it."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from wtforms import DateField, RadioField, StringField, TextAreaField, TimeField
from wtforms.validators import DataRequired, InputRequired, Length, Optional

from models import Meeting, MeetingKind
from services.meetings import MeetingFields
from web.form import PageForm
from web.local_time import at_local_time, local_time
from web.words import choices


class NewMeetingForm(PageForm):
    """When, where and what kind."""

    kind = RadioField("Loại sinh hoạt", [InputRequired()], choices=choices(MeetingKind))
    day = DateField("Ngày họp", [InputRequired("Đồng chí chọn ngày họp.")], format=["%Y-%m-%d", "%d/%m/%Y"])
    starts = TimeField("Giờ bắt đầu", [InputRequired("Đồng chí chọn giờ bắt đầu.")])
    place = StringField("Địa điểm", [DataRequired("Đồng chí nhập địa điểm."), Length(max=200)])

    @property
    def starts_at(self) -> datetime:
        """The moment it begins."""
        return at_local_time(self.day.data, self.starts.data)


class MeetingForm(NewMeetingForm):
    """The same, with what is known once it was held."""

    ends_at = TimeField("Giờ kết thúc", [Optional()])
    content = TextAreaField(
        "Nội dung sinh hoạt",
        [Optional(), Length(max=20_000)],
        id="meeting-content",  # "content" is the page's own
        description="Các việc đã bàn, văn bản đã phổ biến, kết luận của chủ trì.",
    )

    @property
    def fields(self) -> MeetingFields:
        """What was typed, as the use case takes it."""
        day: date = self.day.data
        end: time | None = self.ends_at.data
        return MeetingFields(
            kind=MeetingKind(self.kind.data),
            starts_at=self.starts_at,
            ends_at=at_local_time(day, end) if end else None,
            place=self.place.data,
            content=self.content.data or None,
        )


def values_of(meeting: Meeting) -> dict[str, Any]:
    """What the form of a meeting shows at first."""
    starts = local_time(meeting.starts_at)
    return {
        "kind": meeting.kind.value,
        "day": starts.date(),
        "starts": starts.time(),
        "place": meeting.place,
        "ends_at": local_time(meeting.ends_at).time() if meeting.ends_at else None,
        "content": meeting.content,
    }
