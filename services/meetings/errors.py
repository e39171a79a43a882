"""Why something about a meeting is refused."""

from __future__ import annotations

from core.errors import Conflict, Invalid, NotFound


class MeetingNotFound(NotFound):
    """There is none of that id, or none the actor may see."""

    code = "meeting_not_found"
    vi = "Không tìm thấy buổi sinh hoạt này, hoặc đồng chí không có quyền xem."
    en = "There is no such meeting, or you may not see it."


class NotACell(Invalid):
    """Only cells hold these meetings."""

    code = "meeting_not_in_a_cell"
    vi = "«{organisation}» không phải là chi bộ nên không lập buổi sinh hoạt chi bộ được."
    en = "“{organisation}” is not a cell, so it holds no cell meetings."


class MeetingLocked(Conflict):
    """The record is final."""

    code = "meeting_locked"
    vi = "Buổi sinh hoạt đã khóa sổ nên không sửa được nữa."
    en = "The record of this meeting is locked and cannot be changed."


class RosterFrozen(Conflict):
    """Another day would mean another roster."""

    code = "roster_frozen"
    vi = "Đã điểm danh nên không đổi ngày họp được nữa. Giờ họp trong ngày vẫn đổi được."
    en = "Attendance was taken, so the day cannot change. The hour still can."


class NotYetHeld(Conflict):
    """One cannot be present at what has not begun."""

    code = "not_yet_held"
    vi = "Chưa đến ngày họp ({held_on}) nên chưa điểm danh được."
    en = "The meeting is on {held_on}; attendance is taken on that day or later."


class NotExpected(Invalid):
    """Somebody on the sheet does not belong to the roster of that day."""

    code = "not_expected"
    vi = "Danh sách có {count} người không thuộc diện dự họp ngày đó. Vui lòng tải lại danh sách."
    en = "The sheet names {count} persons who were not on the roster of that day. Please reload it."


class NamedTwice(Invalid):
    """One row a person."""

    code = "named_twice"
    vi = "Có người xuất hiện hai lần trong danh sách điểm danh."
    en = "Somebody appears twice on the sheet."


class EndsBeforeStart(Invalid):
    """Time runs forward."""

    code = "ends_before_start"
    vi = "Giờ kết thúc phải sau giờ bắt đầu."
    en = "The end must be after the start."


class NothingRecorded(Conflict):
    """There is nothing to lock yet."""

    code = "nothing_recorded"
    vi = "Chưa điểm danh nên chưa khóa sổ được. Hãy lưu danh sách điểm danh trước."
    en = "Attendance was not taken yet. Save the sheet before locking the record."
