"""What can stand in the way of deciding on a pair, merging it, and taking that back."""

from __future__ import annotations

from core.errors import Conflict, Forbidden, Invalid, NotFound


class PairNotFound(NotFound):
    """There is none of that id, or none the actor may see."""

    code = "duplicate_pair_not_found"
    vi = "Không tìm thấy cặp hồ sơ này, hoặc đồng chí không có quyền xem."
    en = "There is no such pair of records, or you may not see it."


class OtherOutOfReach(Forbidden):
    """One of the two is kept by somebody else."""

    code = "other_out_of_reach"
    vi = (
        "Một trong hai hồ sơ do tổ chức khác quản lý ({place})."
        " Quản trị viên của cấp trên chung mới quyết định được cặp này."
    )
    en = (
        "Another organisation ({place}) keeps one of the two records."
        " The administrator of the organisation above both decides on this pair."
    )


class PairSettled(Conflict):
    """The two were merged already."""

    code = "pair_settled"
    vi = "Hai hồ sơ này đã được gộp. Muốn quyết định lại, hãy hoàn tác lần gộp trước."
    en = "The two records were merged already. To decide anew, undo that first."


class NotOfThePair(Invalid):
    """A choice names somebody else's record."""

    code = "not_of_the_pair"
    vi = "Lựa chọn này không thuộc hai hồ sơ đang xét. Vui lòng tải lại trang rồi chọn lại."
    en = "The choice is neither of the two records. Please reload and choose again."


class HoldsRoles(Conflict):
    """The record that would go has roles in force: they are never handed on by a merge."""

    code = "holds_roles"
    vi = (
        "Hồ sơ bị gộp đang có vai trò trong sổ tay. Hãy giữ lại chính hồ sơ đó,"
        " hoặc thu hồi vai trò trước khi gộp."
    )
    en = "The record that would go holds roles in the handbook. Keep that one, or end its roles first."


class BothOnOpenSheet(Conflict):
    """Both are expected at one meeting whose record is not locked yet."""

    code = "both_on_open_sheet"
    vi = (
        "Cả hai hồ sơ đều có trong sổ điểm danh ngày {day} chưa khóa."
        " Hãy để chi bộ khóa sổ buổi đó trước khi gộp."
    )
    en = "Both records are on the open attendance sheet of {day}. Have that sheet locked first."


class MergeNotFound(NotFound):
    """There is none of that id, or none the actor may see."""

    code = "merge_not_found"
    vi = "Không tìm thấy lần gộp hồ sơ này, hoặc đồng chí không có quyền xem."
    en = "There is no such merge, or you may not see it."


class UndoneAlready(Conflict):
    """It was taken back before."""

    code = "merge_undone"
    vi = "Lần gộp này đã được hoàn tác."
    en = "This merge was undone already."


class UndoExpired(Conflict):
    """What it needs was erased after its time."""

    code = "merge_undo_expired"
    vi = "Đã quá thời hạn hoàn tác (đến ngày {day}). Hãy lập lại hồ sơ như một đảng viên mới."
    en = "The time to undo this ended on {day}. Please enter the record anew."


class MergedFurther(Conflict):
    """The survivor was itself merged since."""

    code = "merged_further"
    vi = "Hồ sơ còn lại sau đó đã được gộp tiếp. Hãy hoàn tác lần gộp sau trước."
    en = "The record that stayed was merged again since. Please undo the later merge first."
