"""Why phones are to ring in quiet hours."""

from __future__ import annotations

from datetime import datetime

from wtforms import StringField
from wtforms.validators import Length, Optional

from web.form import PageForm
from web.local_time import local_time


class RingNowForm(PageForm):
    """Left empty, phones wait until the morning."""

    ring_now_because = StringField("Vẫn báo ngay vì", [Optional(), Length(max=500)])


def told_by_day(sentence: str, rings_at: datetime | None) -> str:
    """The sentence for whoever did it, and when phones ring if not at once."""
    if rings_at is None:
        return sentence
    return f"{sentence} Đang là giờ nghỉ, máy đảng viên báo lúc {local_time(rings_at):%H:%M ngày %d/%m/%Y}."
