"""Why a notice was not taken, in words for whoever keeps the handbook."""

from __future__ import annotations

_CAUSES = {
    "unregistered": "Ứng dụng đã bị gỡ hoặc đăng ký đã hết hạn",
    "sender_id_mismatch": "Máy đăng ký với dự án Firebase khác",
    "invalid_argument": "Địa chỉ máy không đúng",
    "third_party_auth_error": "Firebase chưa được phép gửi tới Apple hoặc trình duyệt này",
    "quota_exceeded": "Gửi quá hạn mức của Firebase, sổ tay đang chờ",
    "no_quota": "Hết hạn mức trong ít phút tới, sổ tay đang chờ",
    "no_access": "Google không cấp quyền cho tài khoản gửi",
    "unreachable": "Máy chủ không kết nối được tới nhà cung cấp",
    "timed_out": "Nhà cung cấp không trả lời kịp",
    "channel_not_configured": "Kênh này chưa được cấu hình trên máy chủ",
    "unusable_keys": "Khóa của trình duyệt không dùng được, cần bật lại thông báo",
    "malformed_chat": "Địa chỉ trò chuyện không đúng, cần liên kết lại",
    "outside_its_hours": "Kênh này không được báo vào giờ này",
    "not_for_many": "Kênh này không dùng để báo cho nhiều người",
    "not_allowed_to_leave": "Loại văn bản này không được báo ra ngoài sổ tay",
    "gone": "Trình duyệt đã tắt nhận thông báo",
    "blocked": "Đảng viên đã chặn tài khoản trò chuyện",
    "token_refused": "Ứng dụng trò chuyện không nhận khóa của sổ tay",
    "too_many_requests": "Gửi quá nhanh, sổ tay đang chờ",
}


def cause_in_words(cause: str) -> str:
    """A sentence; the provider's own word where we have none."""
    return _CAUSES.get(cause, f"Nhà cung cấp từ chối ({cause})")
