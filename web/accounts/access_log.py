"""Who did what with one's own record: shown to the person it is about."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from models import AuditEntry
from services import audit
from web.queries import number_argument
from web.work import reading

access_log = Blueprint("access_log", __name__, url_prefix="/account/access-log")
_PAGE = 50
_AT_THE_DOOR = ("session.opened", "account.activated")

# What each action is called, by its name or by the part of it before the last point.
ACTIONS = {
    "member.viewed": "Xem hồ sơ",
    "member.corrected": "Sửa hồ sơ",
    "member.phone_revealed": "Xem đầy đủ số điện thoại",
    "member.citizen_id_revealed": "Xem đầy đủ số định danh",
    "correction.requested": "Đề nghị sửa hồ sơ",
    "correction.answered": "Trả lời đề nghị sửa hồ sơ",
    "correction.done": "Sửa xong theo đề nghị",
    "correction.declined": "Không sửa theo đề nghị",
    "member.interrupted": "Ghi gián đoạn tuổi Đảng",
    "badge.proposed_early": "Đề nghị tặng Huy hiệu Đảng sớm",
    "badge.awarded": "Ghi Huy hiệu Đảng đã trao",
    "member.admitted": "Lập hồ sơ đảng viên",
    "member.attached": "Ghi chuyển sinh hoạt tạm thời",
    "member.exempted": "Ghi miễn sinh hoạt",
    "member.appointed": "Ghi chức vụ",
    "activation.issued": "Cấp mã kích hoạt",
    "account.activated": "Kích hoạt tài khoản, đặt mật khẩu",
    "session.opened": "Đăng nhập",
    "session.ended": "Đăng xuất một thiết bị",
    "totp.confirmed": "Bật mã xác thực khi đăng nhập",
    "totp.stopped": "Tắt mã xác thực khi đăng nhập",
    "role.granted": "Giao vai trò trong sổ tay",
    "meeting.notes_deleted": "Xóa ghi chép riêng",
    "chat.linked": "Liên kết một ứng dụng nhắn tin",
}


def action_name(action: str) -> str:
    """What an action is called; one without a name yet keeps its own."""
    return ACTIONS.get(action) or ACTIONS.get(action.rpartition(".")[0]) or action


def _who(entry: AuditEntry) -> str:
    # At the door one is not known yet, and whoever passes it is the person the entry is about.
    if entry.actor_id == entry.member_id or entry.action in _AT_THE_DOOR:
        return "Đồng chí"
    return "Người được giao quyền" if entry.actor_id else "Hệ thống"


@access_log.get("")
def show() -> ResponseReturnValue:
    """The log, newest first."""
    before = number_argument("before")
    with reading() as work:
        entries = audit.about_me(work, before=before, limit=_PAGE)
    return render_template(
        "accounts/access_log.html",
        entries=entries,
        who=_who,
        action_name=action_name,
        next=entries[-1].id if len(entries) == _PAGE else None,
    )
