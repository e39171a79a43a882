"""Why something about a meeting is refused."""

from __future__ import annotations

from core.errors import Conflict, Forbidden, Invalid, NotFound


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


class HabitReversed(Invalid):
    """The last day of the window comes before its first."""

    code = "habit_reversed"
    vi = "Ngày cuối của khung sinh hoạt phải bằng hoặc sau ngày đầu."
    en = "The last day of the usual time must not come before the first."


class HabitNotKnown(NotFound):
    """The cell has not said when it usually meets."""

    code = "habit_not_known"
    vi = "«{organisation}» chưa đặt ngày sinh hoạt cố định. Đồng chí đặt một lần, các tháng sau tự có lịch."
    en = "“{organisation}” has not set its usual day yet. Set it once, and every month is planned by itself."


class MonthAhead(Invalid):
    """A month that has not begun has no outcome."""

    code = "month_ahead"
    vi = "Tháng {month} chưa đến nên chưa báo kết quả được."
    en = "The month {month} has not begun, so it has no outcome yet."


class MonthWasHeld(Conflict):
    """A record of attendance says otherwise."""

    code = "month_was_held"
    vi = "Tháng {month} đã có buổi sinh hoạt được điểm danh nên không báo khác được."
    en = "The month {month} has a meeting with attendance, so nothing else can be said of it."


class OutcomeIncomplete(Invalid):
    """Each outcome has something to be said with it."""

    code = "outcome_incomplete"
    vi = (
        "Còn thiếu thông tin: hoãn thì ghi lý do và ngày họp lại, không họp thì ghi lý do, họp ghép thì chọn "
        "chi bộ cùng họp; đã họp thì điểm danh."
    )
    en = (
        "Something is missing: postponed needs a reason and a day, not held a reason, jointly the other "
        "cell; held is said by taking attendance."
    )


class PostponedToThePast(Invalid):
    """A meeting is put off to a later day."""

    code = "postponed_to_the_past"
    vi = "Ngày họp lại phải từ đầu tháng đó trở đi."
    en = "The new day must not lie before the month itself."


class NotASisterCell(Invalid):
    """Cells meet jointly below one committee."""

    code = "not_a_sister_cell"
    vi = "Không có chi bộ «{organisation}» cùng trực thuộc. Chỉ ghép với chi bộ cùng cấp ủy cấp trên."
    en = "There is no cell “{organisation}” below the same committee. Only those meet jointly."


class VoteNotFound(NotFound):
    """There is none of that id, or none in a meeting the actor may see."""

    code = "vote_not_found"
    vi = "Không tìm thấy nội dung biểu quyết này, hoặc đồng chí không có quyền xem."
    en = "There is no such vote, or you may not see it."


class VoteClosed(Conflict):
    """Its figures are fixed."""

    code = "vote_closed"
    vi = "Biểu quyết đã kết thúc, kết quả không thay đổi được nữa."
    en = "The vote is closed; its result cannot change."


class VoteByHand(Invalid):
    """Hands are counted by whoever keeps the record."""

    code = "vote_by_hand"
    vi = "Biểu quyết giơ tay: người ghi biên bản nhập số tán thành, không tán thành, không có ý kiến."
    en = "This vote is by hands: whoever keeps the record enters how many agreed, disagreed or abstained."


class NotEligible(Forbidden):
    """They are at the meeting, or not, without a vote."""

    code = "not_eligible"
    vi = "Đồng chí không thuộc diện biểu quyết trong buổi này (ví dụ: dự bị, sinh hoạt tạm thời, vắng)."
    en = "You are not among those who decide in this meeting (probationary, attached for a time, or absent)."


class MoreThanEligible(Invalid):
    """More hands than members who may decide."""

    code = "more_than_eligible"
    vi = "Tổng số phiếu nhiều hơn số đảng viên được biểu quyết ({eligible}). Đồng chí đếm lại."
    en = "There are more votes than members who may decide ({eligible}). Please count again."


class NotOnTheRoster(Invalid):
    """Only who was at the meeting reserves an opinion in it."""

    code = "not_on_the_roster"
    vi = "Người này không có trong danh sách dự họp nên không ghi ý kiến bảo lưu được."
    en = "This person is not on the sheet of the meeting, so no reserved opinion can be recorded."


class AlreadyHeld(Conflict):
    """One is invited to what is still to come."""

    code = "already_held"
    vi = "Ngày họp đã qua nên không gửi giấy mời được nữa."
    en = "The day of the meeting is over, so nobody can be invited any more."


class NotInvited(Invalid):
    """A seat for somebody who is not on the roster of the day."""

    code = "not_invited"
    vi = "Có {count} người được xếp chỗ nhưng không thuộc diện mời họp. Vui lòng tải lại danh sách."
    en = "{count} persons were given a seat but are not invited. Please reload the list."


class ReplyTooLate(Conflict):
    """Attendance is being taken: the sheet counts."""

    code = "reply_too_late"
    vi = "Đã bắt đầu điểm danh nên không trả lời giấy mời được nữa. Đồng chí báo trực tiếp với bí thư."
    en = "Attendance is being taken, so it is too late to reply. Please tell the secretary in person."


class AbsenceReasonMissing(Invalid):
    """Whoever cannot come says why."""

    code = "absence_reason_missing"
    vi = "Đồng chí chọn lý do vắng mặt."
    en = "Please choose why you cannot come."


class FollowsOwnCell(Invalid):
    """The follower comes from the committee above."""

    code = "follows_own_cell"
    vi = "Đồng chí này sinh hoạt tại chính chi bộ này. Hãy chọn cấp ủy viên cấp trên."
    en = "This member belongs to the cell itself. Choose a member of the committee above."


class FollowerForThePast(Invalid):
    """Who followed it until now stays on record."""

    code = "follower_for_the_past"
    vi = "Chỉ phân công theo dõi chi bộ từ hôm nay trở đi."
    en = "A follower can be set from today on only."


class CheckInClosed(Conflict):
    """Members check in while the secretary has it open, on the day itself."""

    code = "check_in_closed"
    vi = "Buổi sinh hoạt chưa mở điểm danh, hoặc đã qua ngày họp. Đồng chí báo với bí thư chi bộ."
    en = "Check-in is not open for this meeting, or its day is over. Please tell the secretary."


class WrongCode(Invalid):
    """Neither the code of this minute nor the one before."""

    code = "wrong_code"
    vi = "Mã chưa đúng hoặc đã đổi. Đồng chí nhập mã đang hiện trên màn hình của bí thư."
    en = "The code is wrong or has changed. Type the one that the secretary's screen shows now."


class NotOnTheSheet(Forbidden):
    """Guests are entered by whoever keeps the record."""

    code = "not_on_the_sheet"
    vi = "Đồng chí không có trong danh sách chi bộ ngày họp. Bí thư sẽ ghi đồng chí là khách dự."
    en = "You are not on the cell's roster of that day. The secretary enters you as a guest."


class NoRollToCall(Conflict):
    """A roll is called on the day of the meeting and some days after, until the record is locked."""

    code = "no_roll_to_call"
    vi = "Buổi sinh hoạt chưa đến ngày, đã qua lâu hoặc đã khóa sổ. Đồng chí mở sổ tay để xem."
    en = "The meeting is still to come, long over, or locked. Please open the handbook."


class RollChanged(Conflict):
    """Numbers were read from another list than the one that holds now."""

    code = "roll_changed"
    vi = "Danh sách điểm danh vừa thay đổi nên số thứ tự có thể khác. Đồng chí mở lại danh sách rồi làm lại."
    en = "The list has changed, so numbers may differ. Open the list again, then start over."


class NoSuchNumber(Invalid):
    """A number beyond the end of the list."""

    code = "no_such_number"
    vi = "Danh sách chỉ có số từ 1 đến {count}, không có số {wrong}. Đồng chí xem lại."
    en = "The list has the numbers 1 to {count}, not {wrong}. Please look again."
