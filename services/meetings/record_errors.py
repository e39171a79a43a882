"""Why something about an agenda or about minutes is refused."""

from __future__ import annotations

from core.errors import Conflict, Invalid, NotFound


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


class NotReadBack(Conflict):
    """Minutes are read back and agreed to before they are locked."""

    code = "not_read_back"
    vi = "Biên bản chưa được đọc lại và thông qua. Đồng chí mở biên bản, đọc lại trước chi bộ rồi khóa sổ."
    en = "The minutes were not read back and approved. Open them, read them back, then lock the record."


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


class TooEarlyToScore(Conflict):
    """Quality is judged once a meeting was held."""

    code = "too_early_to_score"
    vi = "Chưa điểm danh nên chưa tự chấm chất lượng được. Đồng chí lưu danh sách điểm danh trước."
    en = "Attendance was not taken yet. Save the sheet, then score the quality of the meeting."


class TooManyPoints(Invalid):
    """A part has no more points than the rules give."""

    code = "too_many_points"
    vi = "Điểm của phần này từ 0 đến {most}. Đồng chí nhập lại."
    en = "This part has 0 to {most} points. Please enter it again."


class RemarkNotFound(NotFound):
    """There is none of that id, or it is somebody else's."""

    code = "remark_not_found"
    vi = "Không tìm thấy ý kiến này, hoặc không phải ý kiến của đồng chí."
    en = "There is no such remark, or it is not yours."
