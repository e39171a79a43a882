"""Why phones are to ring in quiet hours."""

from __future__ import annotations

from wtforms import StringField
from wtforms.validators import Length, Optional

from web.form import PageForm


class RingNowForm(PageForm):
    """Left empty, phones wait until the morning."""

    ring_now_because = StringField("Vẫn báo ngay vì", [Optional(), Length(max=500)])
