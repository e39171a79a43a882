"""The sections of a rule pack. To add a number: a field here, and a line in every pack."""

from __future__ import annotations

from dataclasses import dataclass

from services.rule_packs.rules import rule


@dataclass(frozen=True, slots=True)
class AttendanceRules:
    """When attendance is red and when it is good; percent of those expected."""

    red_below: float = rule("Tỷ lệ dự họp bị báo đỏ khi dưới", unit="%", most=100)
    green_above: float = rule("Tỷ lệ dự họp đạt yêu cầu khi trên", unit="%", most=100)


@dataclass(frozen=True, slots=True)
class MeetingRules:
    """How a cell meeting is prepared and how long it lasts."""

    minutes_at_least: int = rule("Thời gian sinh hoạt tối thiểu", unit="phút", least=1, most=600)
    minutes_at_least_with_theme: int = rule(
        "Thời gian tối thiểu khi kết hợp sinh hoạt chuyên đề", unit="phút", least=1, most=600
    )
    documents_days_before: int = rule("Tài liệu gửi trước buổi họp ít nhất", unit="ngày", most=30)
    late_after: int = rule("Tính đến muộn sau giờ bắt đầu", unit="phút", most=180)
    regular_per_month: int = rule("Sinh hoạt thường kỳ mỗi tháng", unit="lần", least=1, most=31)
    thematic_per_quarter: int = rule("Sinh hoạt chuyên đề mỗi quý", unit="lần", most=31)


@dataclass(frozen=True, slots=True)
class QualityRules:
    """The 100 points by which a cell rates its meeting, and the grades they make."""

    preparation: int = rule("Điểm tối đa: chuẩn bị", unit="điểm", most=100)
    attendance: int = rule("Điểm tối đa: số đảng viên dự họp", unit="điểm", most=100)
    conduct: int = rule("Điểm tối đa: tiến hành sinh hoạt", unit="điểm", most=100)
    closing: int = rule("Điểm tối đa: kết thúc", unit="điểm", most=100)
    good_from: int = rule("Xếp loại tốt từ", unit="điểm", most=100)
    fair_from: int = rule("Xếp loại khá từ", unit="điểm", most=100)
    average_from: int = rule("Xếp loại trung bình từ", unit="điểm", most=100)


@dataclass(frozen=True, slots=True)
class OutcomeRules:
    """When every cell's outcome of a month is due, and who is reminded when it is not there."""

    due_day: int = rule("Hạn báo kết quả sinh hoạt: ngày của tháng sau", unit="ngày", least=1, most=28)
    first_reminder_after: int = rule("Nhắc lần thứ nhất sau hạn", unit="ngày", least=1, most=28)
    second_reminder_after: int = rule("Nhắc lần thứ hai sau hạn", unit="ngày", least=1, most=28)
    superior_told_after: int = rule("Báo cấp trên sau hạn", unit="ngày", least=1, most=28)
    report_day: int = rule("Ngày lập báo cáo tháng: ngày của tháng sau", unit="ngày", least=1, most=28)


@dataclass(frozen=True, slots=True)
class AdoptionRules:
    """How many members of a unit have the handbook: when it is red and when it is good; percent."""

    red_below: float = rule("Tỷ lệ kích hoạt bị báo đỏ khi dưới", unit="%", most=100)
    green_from: float = rule("Tỷ lệ kích hoạt đạt yêu cầu từ", unit="%", most=100)


@dataclass(frozen=True, slots=True)
class FeedbackRules:
    """How long an office may take with what a member reported."""

    acknowledge_within: int = rule("Tiếp nhận phản ánh trong", unit="ngày làm việc", least=1, most=60)
    answer_within: int = rule("Trả lời phản ánh trong", unit="ngày", least=1, most=365)


@dataclass(frozen=True, slots=True)
class MovementRules:
    """Periods of transfers, exemptions and probation."""

    transfer_start_within: int = rule(
        "Làm thủ tục chuyển sinh hoạt trong", unit="ngày làm việc", least=1, most=365
    )
    transfer_present_within: int = rule(
        "Nộp giấy giới thiệu chuyển sinh hoạt trong", unit="ngày làm việc", least=1, most=365
    )
    temporary_months_least: int = rule("Chuyển sinh hoạt tạm thời từ", unit="tháng", least=1, most=60)
    temporary_months_below: int = rule("Chuyển sinh hoạt tạm thời dưới", unit="tháng", least=1, most=60)
    study_months_most: int = rule("Chuyển sinh hoạt tạm thời để đi học đến", unit="tháng", least=1, most=120)
    exemption_months_below: int = rule("Tạm miễn sinh hoạt dưới", unit="tháng", least=1, most=60)
    probation_months: int = rule("Thời gian dự bị", unit="tháng", least=1, most=60)
    probation_reminder: int = rule("Nhắc trước khi hết thời gian dự bị", unit="ngày", least=1, most=365)
    expiry_reminder: int = rule("Nhắc trước khi hết hạn miễn, tạm thời", unit="ngày", least=1, most=365)


@dataclass(frozen=True, slots=True)
class AbsenceRules:
    """Months without coming, or without paying dues, in one calendar year and without reason."""

    warn_first: int = rule("Nhắc khi vắng không lý do", unit="tháng", least=1, most=12)
    warn_again: int = rule("Nhắc lại khi vắng không lý do", unit="tháng", least=1, most=12)
    alert: int = rule("Báo bí thư và cấp trên khi vắng không lý do", unit="tháng", least=1, most=12)


@dataclass(frozen=True, slots=True)
class WarningRules:
    """From when on a cell's records are asked about."""

    months_back: int = rule("Cảnh báo sớm xét lại các tháng trước", unit="tháng", least=1, most=6)
    low_attendance_months: int = rule("Cảnh báo khi dự họp mức đỏ liên tiếp", unit="tháng", least=1, most=12)
    same_content_from: float = rule(
        "Cảnh báo khi nội dung giống tháng trước từ", unit="%", least=50, most=100
    )
    same_content_letters: int = rule("Chỉ so nội dung dài từ", unit="ký tự", least=20, most=1_000)
    everyone_months: int = rule("Cảnh báo khi có mặt đủ liên tiếp", unit="tháng", least=2, most=24)
    filed_within: int = rule("Cảnh báo khi ghi xong cả sổ trong", unit="giây", least=1, most=600)
    snooze_days: int = rule("Hoãn cảnh báo nhiều nhất", unit="ngày", least=1, most=365)


@dataclass(frozen=True, slots=True)
class OwnDataRules:
    """By when a member's request about their own data is answered and done; stricter at most."""

    answer_within: int = rule("Trả lời đề nghị sửa hồ sơ trong", unit="ngày làm việc", least=1, most=2)
    done_within: int = rule("Sửa xong hồ sơ theo đề nghị trong", unit="ngày làm việc", least=2, most=15)


@dataclass(frozen=True, slots=True)
class ReadingRules:
    """How many hours after publication each step of the reminder ladder comes, by urgency."""

    normal_push: int = rule("Chưa đọc văn bản thường: báo lại sau", unit="giờ", least=1, most=720)
    normal_chat: int = rule("Chưa đọc văn bản thường: báo qua trò chuyện sau", unit="giờ", least=1, most=720)
    normal_call: int = rule("Chưa đọc văn bản thường: bí thư gọi sau", unit="giờ", least=1, most=720)
    urgent_push: int = rule("Chưa đọc văn bản khẩn: báo lại sau", unit="giờ", least=1, most=720)
    urgent_chat: int = rule("Chưa đọc văn bản khẩn: báo qua trò chuyện sau", unit="giờ", least=1, most=720)
    urgent_call: int = rule("Chưa đọc văn bản khẩn: bí thư gọi sau", unit="giờ", least=1, most=720)
    very_urgent_push: int = rule("Chưa đọc văn bản thượng khẩn: báo lại sau", unit="giờ", least=1, most=720)
    very_urgent_chat: int = rule(
        "Chưa đọc văn bản thượng khẩn: báo qua trò chuyện sau", unit="giờ", least=1, most=720
    )
    very_urgent_call: int = rule(
        "Chưa đọc văn bản thượng khẩn: bí thư gọi sau", unit="giờ", least=1, most=720
    )
    express_push: int = rule("Chưa đọc văn bản hỏa tốc: báo lại sau", unit="giờ", least=1, most=720)
    express_chat: int = rule(
        "Chưa đọc văn bản hỏa tốc: báo qua trò chuyện sau", unit="giờ", least=1, most=720
    )
    express_call: int = rule("Chưa đọc văn bản hỏa tốc: bí thư gọi sau", unit="giờ", least=1, most=720)
    day_from: int = rule("Không báo lại trước", unit="giờ trong ngày", most=12)
    day_until: int = rule("Không báo lại từ", unit="giờ trong ngày", least=13, most=24)


@dataclass(frozen=True, slots=True)
class QuietRules:
    """Between which hours a publication that is not urgent rings nobody; 24 and 0: never quiet."""

    begins: float = rule("Văn bản thường không báo từ", unit="giờ trong ngày", least=18, most=24)
    ends: float = rule("Văn bản thường không báo đến", unit="giờ trong ngày", most=9)
