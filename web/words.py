"""The Vietnamese word for each value that the handbook knows by an English one."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from models import (
    AbsenceReason,
    AgendaPart,
    Answer,
    AttendanceStatus,
    Choice,
    DeviceKind,
    DirectiveState,
    ExemptionKind,
    FeedbackKind,
    FeedbackLevel,
    FeedbackState,
    Gender,
    ImportState,
    LinkKind,
    MarkedBy,
    MeetingKind,
    MeetingState,
    MemberField,
    MembershipKind,
    MemberStatus,
    OrganisationKind,
    Outcome,
    PositionKind,
    QualityPart,
    RemarkKind,
    RequestedField,
    RequestState,
    Role,
    RosterKind,
    SealedField,
    Secrecy,
    TransferKind,
    TransferState,
    Urgency,
    VoteMethod,
    VoteRule,
)
from services.directives import NextStep, PersonState, Relation
from services.meetings import Exclusion, Grade, Seen
from services.members import EventKind
from services.movement import ReminderKind
from services.quality import Virtue

_FIELDS: dict[StrEnum, str] = {
    MemberField.FULL_NAME: "Họ và tên",
    MemberField.GENDER: "Giới tính",
    MemberField.BIRTH_DATE: "Ngày sinh",
    MemberField.ADMITTED_ON: "Ngày vào Đảng",
    MemberField.OFFICIAL_ON: "Ngày chính thức",
    MemberField.CARD_NUMBER: "Số thẻ đảng viên",
    MemberField.CITIZEN_ID: "Số định danh",
    MemberField.PHONE: "Số điện thoại",
}

# By type first: equal values of two types are equal strings.
WORDS: dict[type[StrEnum], dict[StrEnum, str]] = {
    Role: {
        Role.MEMBER: "Đảng viên",
        Role.CELL_SECRETARY: "Bí thư chi bộ",
        Role.PUBLISHER: "Người ban hành văn bản",
        Role.FEEDBACK_OFFICER: "Cán bộ tiếp nhận phản ánh",
        Role.ORGANISATION_BOARD: "Ban tổ chức",
        Role.ADMINISTRATOR: "Quản trị viên",
        Role.AUDITOR: "Kiểm tra viên",
    },
    OrganisationKind: {
        OrganisationKind.CENTRE: "Trung ương",
        OrganisationKind.PROVINCE: "Tỉnh ủy, thành ủy",
        OrganisationKind.COMMUNE: "Đảng ủy xã, phường",
        OrganisationKind.BASE_COMMITTEE: "Đảng bộ cơ sở",
        OrganisationKind.SUB_COMMITTEE: "Đảng bộ bộ phận",
        OrganisationKind.BASE_CELL: "Chi bộ cơ sở",
        OrganisationKind.CELL: "Chi bộ",
        OrganisationKind.GROUP: "Tổ đảng",
    },
    Urgency: {
        Urgency.NORMAL: "Thường",
        Urgency.URGENT: "Khẩn",
        Urgency.VERY_URGENT: "Thượng khẩn",
        Urgency.EXPRESS: "Hỏa tốc",
    },
    Secrecy: {
        Secrecy.NONE: "Không mật",
        Secrecy.CONFIDENTIAL: "Mật",
        Secrecy.SECRET: "Tối mật",
        Secrecy.TOP_SECRET: "Tuyệt mật",
    },
    DirectiveState: {
        DirectiveState.DRAFT: "Bản nháp",
        DirectiveState.PUBLISHED: "Đã ban hành",
        DirectiveState.WITHDRAWN: "Đã thu hồi",
    },
    LinkKind: {LinkKind.SUPERSEDES: "Thay thế văn bản kia", LinkKind.RELATED: "Liên quan đến văn bản kia"},
    Relation: {
        Relation.SUPERSEDES: "Thay thế",
        Relation.SUPERSEDED_BY: "Được thay thế bởi",
        Relation.RELATED: "Liên quan",
    },
    FeedbackKind: {
        FeedbackKind.REPORT: "Phản ánh",
        FeedbackKind.PROPOSAL: "Kiến nghị",
        FeedbackKind.QUESTION: "Câu hỏi",
    },
    FeedbackLevel: {
        FeedbackLevel.CELL: "Chi bộ",
        FeedbackLevel.COMMUNE: "Đảng ủy xã, phường",
        FeedbackLevel.PROVINCE: "Tỉnh ủy, thành ủy",
        FeedbackLevel.CENTRE: "Trung ương",
    },
    FeedbackState: {
        FeedbackState.SUBMITTED: "Đã gửi",
        FeedbackState.RECEIVED: "Đã tiếp nhận",
        FeedbackState.IN_PROGRESS: "Đang xử lý",
        FeedbackState.ANSWERED: "Đã trả lời",
        FeedbackState.CONFIRMED: "Đã xác nhận",
        FeedbackState.REOPENED: "Đề nghị xem lại",
        FeedbackState.CLOSED: "Đã kết thúc",
        FeedbackState.REJECTED: "Không giải quyết",
    },
    ImportState: {
        ImportState.READING: "Đang đọc tệp",
        ImportState.READY: "Chờ quyết định",
        ImportState.STORING: "Đang ghi",
        ImportState.COMMITTED: "Đã ghi vào sổ tay",
        ImportState.UNDOING: "Đang hoàn tác",
        ImportState.UNDONE: "Đã hoàn tác",
        ImportState.REFUSED: "Không nhận được tệp",
    },
    MeetingKind: {
        MeetingKind.REGULAR: "Sinh hoạt thường kỳ",
        MeetingKind.THEMATIC: "Sinh hoạt chuyên đề",
        MeetingKind.EXTRAORDINARY: "Sinh hoạt bất thường",
    },
    VoteMethod: {VoteMethod.HAND: "Giơ tay, thư ký đếm", VoteMethod.BALLOTS: "Công khai trên điện thoại"},
    VoteRule: {
        VoteRule.MORE_THAN_HALF: "Quá một nửa số được biểu quyết tán thành",
        VoteRule.TWO_THIRDS: "Từ hai phần ba số được biểu quyết tán thành",
    },
    Choice: {
        Choice.YES: "Tán thành",
        Choice.NO: "Không tán thành",
        Choice.ABSTAIN: "Không có ý kiến",
    },
    Exclusion: {
        Exclusion.PROBATIONARY: "dự bị",
        Exclusion.SUSPENDED: "đình chỉ sinh hoạt",
        Exclusion.ATTACHED_HERE: "sinh hoạt tạm thời tại đây",
        Exclusion.ABSENT_EXCUSED: "vắng có lý do",
        Exclusion.EXEMPT_ABSENT: "được miễn, không dự",
        Exclusion.ELSEWHERE_ABSENT: "đang sinh hoạt nơi khác, không dự",
    },
    AgendaPart: {
        AgendaPart.OPENING: "Mở đầu",
        AgendaPart.CONTENT: "Nội dung",
        AgendaPart.CONCLUSION: "Kết luận",
    },
    MeetingState: {
        MeetingState.PLANNED: "Chưa điểm danh",
        MeetingState.OPEN: "Đang ghi sổ",
        MeetingState.LOCKED: "Đã khóa sổ",
    },
    DeviceKind: {
        DeviceKind.FCM_TOKEN: "ứng dụng điện thoại",
        DeviceKind.FCM_ID: "ứng dụng điện thoại",
        DeviceKind.WEBPUSH: "trình duyệt",
        DeviceKind.TELEGRAM: "Telegram",
        DeviceKind.ZALO: "Zalo",
    },
    Answer: {
        Answer.COMING: "Sẽ dự",
        Answer.ONLINE: "Dự trực tuyến",
        Answer.ABSENT: "Xin vắng",
    },
    AbsenceReason: {
        AbsenceReason.ILLNESS: "Ốm đau, điều trị",
        AbsenceReason.DUTY: "Đi công tác",
        AbsenceReason.FAMILY: "Việc gia đình",
        AbsenceReason.STUDY: "Đi học",
        AbsenceReason.OTHER: "Lý do khác đã báo cáo",
    },
    Outcome: {
        Outcome.HELD: "Đã họp",
        Outcome.HELD_JOINTLY: "Họp ghép",
        Outcome.POSTPONED: "Hoãn",
        Outcome.NOT_HELD: "Không họp",
    },
    MarkedBy: {
        MarkedBy.SECRETARY: "bí thư ghi",
        MarkedBy.CODE: "bằng mã",
        MarkedBy.BUTTON: "bằng nút",
    },
    QualityPart: {
        QualityPart.PREPARATION: "Chuẩn bị",
        QualityPart.ATTENDANCE: "Đảng viên dự họp",
        QualityPart.CONDUCT: "Tiến hành sinh hoạt",
        QualityPart.CLOSING: "Kết thúc",
    },
    Seen: {Seen.MET: "Sổ thấy đạt", Seen.NOT_MET: "Sổ thấy chưa đạt", Seen.UNKNOWN: "Sổ không thấy được"},
    Grade: {Grade.GOOD: "Tốt", Grade.FAIR: "Khá", Grade.AVERAGE: "Trung bình", Grade.POOR: "Kém"},
    RemarkKind: {RemarkKind.COMMENT: "Ý kiến", RemarkKind.QUESTION: "Câu hỏi"},
    AttendanceStatus: {
        AttendanceStatus.PRESENT: "Có mặt",
        AttendanceStatus.PRESENT_ONLINE: "Trực tuyến",
        AttendanceStatus.LATE: "Đến muộn",
        AttendanceStatus.ABSENT_EXCUSED: "Vắng có lý do",
        AttendanceStatus.ABSENT_UNEXCUSED: "Vắng không lý do",
        AttendanceStatus.NOT_MARKED: "Chưa ghi",
    },
    MemberField: _FIELDS,
    SealedField: {field: _FIELDS[MemberField(field)] for field in SealedField},
    RequestedField: {
        **{RequestedField(field): words for field, words in _FIELDS.items()},
        RequestedField.CELL: "Chi bộ sinh hoạt",
        RequestedField.OTHER: "Nội dung khác",
    },
    RequestState: {
        RequestState.SUBMITTED: "Đã gửi",
        RequestState.ANSWERED: "Đang xử lý",
        RequestState.DONE: "Đã sửa xong",
        RequestState.DECLINED: "Không sửa",
    },
    TransferKind: {
        TransferKind.PERMANENT: "Chuyển sinh hoạt chính thức",
        TransferKind.TEMPORARY: "Chuyển sinh hoạt tạm thời",
    },
    TransferState: {
        TransferState.REQUESTED: "Chờ gửi",
        TransferState.SENT: "Đã gửi, chờ tiếp nhận",
        TransferState.RECEIVED: "Đã tiếp nhận",
        TransferState.RETURNED: "Bị trả lại",
        TransferState.CANCELLED: "Đã hủy",
    },
    ReminderKind: {
        ReminderKind.PROBATION: "Hết thời gian dự bị",
        ReminderKind.EXEMPTION: "Hết hạn miễn sinh hoạt",
        ReminderKind.TEMPORARY_STAY: "Hết hạn sinh hoạt tạm thời",
        ReminderKind.TRANSFER: "Hạn làm tiếp phiếu chuyển sinh hoạt",
    },
    EventKind: {
        EventKind.ADMITTED: "Vào Đảng",
        EventKind.MADE_OFFICIAL: "Thành đảng viên chính thức",
        EventKind.STATUS_DECIDED: "Quyết định tình trạng",
        EventKind.JOINED_CELL: "Về sinh hoạt tại",
        EventKind.LEFT_CELL: "Thôi sinh hoạt tại",
        EventKind.ATTACHED: "Sinh hoạt tạm thời tại",
        EventKind.DETACHED: "Hết sinh hoạt tạm thời tại",
        EventKind.APPOINTED: "Nhận chức vụ",
        EventKind.LEFT_OFFICE: "Thôi chức vụ",
        EventKind.EXEMPTED: "Được miễn",
        EventKind.EXEMPTION_ENDED: "Hết thời gian miễn",
        EventKind.INTERRUPTED: "Gián đoạn, không tính tuổi Đảng",
        EventKind.COUNTED_AGAIN: "Tính lại tuổi Đảng",
        EventKind.BADGE_AWARDED: "Nhận Huy hiệu Đảng, số năm",
        EventKind.CORRECTED: "Sửa hồ sơ",
        EventKind.IMPORTED: "Lập hồ sơ từ danh sách",
        EventKind.IMPORT_CHANGED: "Sửa theo danh sách",
        EventKind.IMPORT_UNDONE: "Hủy sửa theo danh sách",
        EventKind.REVEALED: "Xem số đầy đủ",
    },
    Virtue: {
        Virtue.RIGHT: "Đúng",
        Virtue.ENOUGH: "Đủ",
        Virtue.CLEAN: "Sạch",
        Virtue.ALIVE: "Sống",
        Virtue.UNIFORM: "Thống nhất",
        Virtue.SHARED: "Dùng chung",
    },
    RosterKind: {
        RosterKind.MEMBER: "Đảng viên của chi bộ",
        RosterKind.ATTACHED_HERE: "Sinh hoạt tạm thời tại đây",
        RosterKind.EXEMPT: "Được miễn sinh hoạt",
        RosterKind.TEMPORARILY_EXEMPT: "Được tạm miễn sinh hoạt",
        RosterKind.ATTACHED_ELSEWHERE: "Đang sinh hoạt tạm thời nơi khác",
    },
    Gender: {Gender.MALE: "Nam", Gender.FEMALE: "Nữ"},
    PersonState: {
        PersonState.ACKNOWLEDGED: "Đã quán triệt",
        PersonState.READ: "Đã đọc",
        PersonState.DELIVERED: "Đã về máy",
        PersonState.HANDED_OVER: "Đã báo tới máy",
        PersonState.REFUSED: "Không báo được",
        PersonState.NO_DEVICE: "Chưa có máy nhận",
        PersonState.WAITING: "Đang gửi",
    },
    NextStep: {
        NextStep.NOTHING: "Không cần làm gì.",
        NextStep.ASK_TO_ACKNOWLEDGE: "Đã đọc, nhắc đồng chí ấy bấm xác nhận.",
        NextStep.ASK_TO_READ: "Nhắc đồng chí ấy mở sổ tay để đọc.",
        NextStep.OPEN_ON_PHONE: "Máy cũ không nhận nữa: nhờ đồng chí ấy mở sổ tay, bật thông báo lại.",
        NextStep.CALL_AND_SET_UP: "Gọi điện báo, rồi giúp đồng chí ấy cài sổ tay và bật thông báo.",
        NextStep.WAIT: "Chờ ít phút, hệ thống đang gửi.",
    },
    MemberStatus: {
        MemberStatus.PROBATIONARY: "Dự bị",
        MemberStatus.OFFICIAL: "Chính thức",
        MemberStatus.SUSPENDED: "Đình chỉ sinh hoạt",
        MemberStatus.TRANSFERRED_OUT: "Đã chuyển đi",
        MemberStatus.STRUCK_OFF: "Xóa tên",
        MemberStatus.EXPELLED: "Khai trừ",
        MemberStatus.LEFT: "Ra khỏi Đảng",
        MemberStatus.DECEASED: "Từ trần",
        MemberStatus.MERGED: "Đã gộp vào hồ sơ khác",
    },
    MembershipKind: {
        MembershipKind.HOME: "Sinh hoạt chính thức",
        MembershipKind.TEMPORARY: "Sinh hoạt tạm thời",
    },
    ExemptionKind: {
        ExemptionKind.EXEMPT: "Miễn sinh hoạt",
        ExemptionKind.TEMPORARILY_EXEMPT: "Tạm miễn sinh hoạt",
    },
    PositionKind: {
        PositionKind.SECRETARY: "Bí thư",
        PositionKind.DEPUTY_SECRETARY: "Phó bí thư",
        PositionKind.COMMITTEE_MEMBER: "Cấp ủy viên",
    },
}


def word(value: StrEnum) -> str:
    """What people call ``value``."""
    return WORDS[type(value)][value]


def field_word(name: str) -> str:
    """What people call a field of a record."""
    return word(MemberField(name))


def choices(values: Iterable[StrEnum]) -> dict[str, str]:
    """Value and word, for the choices of a form."""
    return {value.value: word(value) for value in values}
