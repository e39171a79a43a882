"""Why feedback is refused."""

from __future__ import annotations

from core.errors import Conflict, Invalid, NotFound


class FeedbackNotFound(NotFound):
    """There is none of that id, or none the actor may see."""

    code = "feedback_not_found"
    vi = "Không tìm thấy phản ánh này, hoặc đồng chí không có quyền xem."
    en = "There is no such feedback, or you may not see it."


class NoSuchLevel(Invalid):
    """Nothing of that level stands above the author's cell."""

    code = "no_such_level"
    vi = "Chi bộ của đồng chí không có tổ chức cấp này ở trên. Vui lòng chọn cấp khác."
    en = "There is no organisation of that level above your cell. Please choose another."


class NotInACell(Invalid):
    """Feedback goes up from a cell."""

    code = "not_in_a_cell"
    vi = "Đồng chí chưa thuộc chi bộ nào nên chưa gửi phản ánh được. Hãy liên hệ quản trị viên."
    en = "You belong to no cell, so there is no way up. Please ask the administrator."


class StepNotAllowed(Conflict):
    """The state does not lead there, or not for this person."""

    code = "step_not_allowed"
    vi = "Phản ánh đang ở bước «{state}», không chuyển sang bước này được. Vui lòng tải lại trang."
    en = "The feedback is “{state}” and cannot go there. Please reload."


class ReasonNeeded(Invalid):
    """Who refuses says why."""

    code = "reason_needed"
    vi = "Vui lòng ghi rõ lý do để người gửi được biết."
    en = "Please give the reason, so that the author knows it."


class AnswerNeeded(Invalid):
    """A matter is answered by words."""

    code = "answer_needed"
    vi = "Vui lòng viết nội dung trả lời trước khi chuyển sang «đã trả lời»."
    en = "Please write the answer before marking it as answered."


class FeedbackEnded(Conflict):
    """Nothing is added once it is closed or rejected."""

    code = "feedback_ended"
    vi = "Phản ánh này đã kết thúc. Nếu có việc mới, hãy gửi một phản ánh khác."
    en = "This feedback has ended. For something new, please send another one."
