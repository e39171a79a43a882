"""Who may do what in the handbook: the whole matrix on one page, open to everyone who signs in."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from models import Role
from services.permissions import MATRIX, Permission
from web.authentication import current_actor
from web.words import word

role_matrix = Blueprint("role_matrix", __name__, url_prefix="/account/roles")

_P = Permission
RIGHTS = {
    _P.ORGANISATION_VIEW: "Xem cây tổ chức",
    _P.ORGANISATION_MANAGE: "Lập, đổi tên, sáp nhập, chia tách tổ chức",
    _P.MEMBER_VIEW: "Xem hồ sơ đảng viên (số định danh, điện thoại được che)",
    _P.MEMBER_MANAGE: "Cập nhật hồ sơ đảng viên",
    _P.PHONE_REVEAL: "Xem đầy đủ số điện thoại",
    _P.ACTIVATION_ISSUE: "Cấp mã kích hoạt tài khoản",
    _P.ROLE_GRANT: "Giao vai trò",
    _P.DIRECTIVE_MANAGE: "Soạn và ban hành văn bản",
    _P.DIRECTIVE_REACH: "Xem văn bản đến được bao nhiêu đảng viên",
    _P.DIRECTIVE_FOLLOW: "Xem văn bản đến được ai, ai chưa đọc để nhắc",
    _P.SECRECY_RELEASE: "Cùng một người khác xác nhận văn bản không mang dấu mật",
    _P.SECRECY_PURGE: "Tiêu hủy tài liệu mật lọt vào sổ tay",
    _P.FEEDBACK_HANDLE: "Xem và trả lời phản ánh gửi tổ chức",
    _P.FEEDBACK_HANDLE_CELL: "Xem và trả lời phản ánh gửi chi bộ",
    _P.MEETING_VIEW: "Xem sinh hoạt và danh sách điểm danh",
    _P.MEETING_RECORD: "Lập buổi sinh hoạt, điểm danh, khóa sổ",
    _P.DUES_VIEW: "Xem việc đóng đảng phí",
    _P.DUES_RECORD: "Ghi việc đóng đảng phí",
    _P.REPORT_VIEW: "Xem bảng theo dõi sinh hoạt",
    _P.REPORT_SIGN: "Ký báo cáo tháng của tổ chức mình",
    _P.FOLLOWER_SET: "Phân công cấp ủy viên theo dõi chi bộ",
    _P.RULES_SET: "Đặt quy định riêng (thời gian họp, ngưỡng đánh giá) cho đơn vị mình",
    _P.TASK_KEEP: "Giao nhiệm vụ, theo dõi và báo cáo kết quả",
    _P.AUDIT_VIEW: "Xem nhật ký hệ thống",
}


@role_matrix.get("")
def show() -> ResponseReturnValue:
    """One row a right, and the roles that have it; for whoever has signed in."""
    current_actor()
    rows = [
        {"right": RIGHTS[permission], "roles": [word(role) for role in Role if permission in MATRIX[role]]}
        for permission in Permission
    ]
    return render_template("accounts/role_matrix.html", rows=rows)
