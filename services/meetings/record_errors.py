"""Why something about an agenda or about minutes is refused."""

from __future__ import annotations

from core.errors import Invalid


class AgendaItemNotFound(Invalid):
    """An agenda holds its own items only."""

    code = "agenda_item_not_found"
    vi = "Chương trình vừa thay đổi: có mục không còn. Đồng chí tải lại rồi sửa tiếp."
    en = "The agenda has changed: an item is no longer there. Reload it, then go on."


class NotAtThisMeeting(Invalid):
    """Who presides, keeps the minutes, speaks or is in charge belongs to the meeting."""

    code = "not_at_this_meeting"
    vi = "Người này không thuộc danh sách của buổi sinh hoạt. Người ngoài chi bộ thì ghi họ tên."
    en = "This person is not on the roster of the meeting. Write the name of somebody from outside."
