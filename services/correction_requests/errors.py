"""What can be wrong with a correction request."""

from __future__ import annotations

from core.errors import Conflict, Invalid, NotFound


class RequestNotFound(NotFound):
    """There is none of that id, or none the actor may see."""

    code = "correction_request_not_found"
    vi = "Không tìm thấy đề nghị này, hoặc đồng chí không có quyền xem."
    en = "There is no such request, or you may not see it."


class RequestEnded(Conflict):
    """The step does not follow from where the request stands."""

    code = "correction_request_step"
    vi = "Đề nghị này đã được xử lý tới bước khác. Vui lòng mở lại để xem."
    en = "The request has been taken to another step already. Please open it again."


class WordsMissing(Invalid):
    """A request says what should be right; an answer says something."""

    code = "correction_request_words_missing"
    vi = "Đồng chí viết vài lời cho rõ."
    en = "Please write a few words."


class NoRecordToCorrect(Conflict):
    """Only members of a cell have a record that somebody keeps."""

    code = "no_record_to_correct"
    vi = "Đồng chí hiện không thuộc chi bộ nào trong sổ tay, nên chưa gửi được. Vui lòng hỏi quản trị viên."
    en = "You belong to no cell in the handbook, so this cannot be sent. Please ask the administrator."
