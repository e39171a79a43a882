"""Why a nudge cannot be opened."""

from __future__ import annotations

from core.errors import NotFound


class NudgeNotFound(NotFound):
    """There is none of that id, or none about a cell that the actor follows."""

    code = "nudge_not_found"
    vi = "Không tìm thấy lời nhắc này, hoặc đồng chí không còn phụ trách chi bộ đó."
    en = "There is no such reminder, or you no longer follow that cell."
