"""Why something about an agenda or about minutes is refused."""

from __future__ import annotations

from core.errors import Conflict, Invalid


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


class NoSuchSection(Invalid):
    """Minutes have certain sections."""

    code = "no_such_section"
    vi = "Biên bản không có mục này, hoặc mục chương trình, người phát biểu không thuộc buổi họp."
    en = "Minutes have no such section, or the item or the speaker does not belong to the meeting."


class SectionChanged(Conflict):
    """Two people wrote; the text of the other comes with the refusal."""

    code = "section_changed"
    vi = "Mục này vừa được người khác ghi. Đồng chí xem hai bản, ghép lại rồi lưu."
    en = "Somebody else wrote this section meanwhile. Look at both texts, put them together, then save."


class OfficersMissing(Conflict):
    """Minutes are signed by two."""

    code = "officers_missing"
    vi = "Chưa chọn chủ trì và thư ký nên chưa thông qua biên bản được."
    en = "Choose the chair and the minute-taker before the minutes are approved."


class NotLocked(Conflict):
    """Until it is locked, a record is simply changed."""

    code = "not_locked"
    vi = "Sổ chưa khóa: đồng chí sửa trực tiếp, không cần bản bổ sung."
    en = "The record is not locked: change it directly, no amendment is needed."


class NothingAmended(Invalid):
    """An amendment says something."""

    code = "nothing_amended"
    vi = "Bản bổ sung cần nội dung, hoặc người được sửa điểm danh."
    en = "An amendment needs a text, or somebody whose attendance is set right."
