"""What happened, in words, for whoever looks at what another system was told."""

from __future__ import annotations

EVENTS = {
    "organisation.created": "Lập tổ chức",
    "organisation.rename": "Đổi tên tổ chức",
    "organisation.merge": "Sáp nhập tổ chức",
    "organisation.split": "Chia tách tổ chức",
    "organisation.move": "Chuyển trực thuộc",
    "organisation.kind": "Đổi loại hình tổ chức",
    "organisation.dissolve": "Giải thể tổ chức",
    "organisation.change_applied": "Thay đổi tổ chức đã đến ngày",
    "organisation.change_withdrawn": "Rút lại thay đổi tổ chức",
    "organisation.code_added": "Thêm mã ở hệ thống khác",
    "member.admitted": "Thêm đảng viên",
    "member.corrected": "Sửa hồ sơ đảng viên",
    "member.transferred": "Chuyển chi bộ",
    "member.attached": "Sinh hoạt tạm thời",
    "member.appointed": "Giao chức vụ",
    "member.exempted": "Miễn sinh hoạt",
    "member.official": "Đảng viên chính thức",
    "member.probationary": "Đảng viên dự bị",
    "member.suspended": "Đình chỉ sinh hoạt",
    "member.transferred_out": "Chuyển đi nơi khác",
    "member.struck_off": "Xóa tên",
    "member.expelled": "Khai trừ",
    "member.left": "Ra khỏi Đảng",
    "member.deceased": "Từ trần",
    "member.merged": "Gộp hồ sơ trùng",
    "members.imported": "Nhập danh sách đảng viên",
    "members.import_undone": "Hoàn tác lần nhập danh sách",
    "webhook.tested": "Tin thử",
}
_CAUSES = {
    "address_refused": "tên máy không tìm thấy, hoặc dẫn tới mạng nội bộ",
    "curl_7": "máy bên kia không nhận kết nối",
    "curl_28": "máy bên kia không trả lời kịp",
    "curl_35": "hai máy không thống nhất được kết nối mã hóa",
    "curl_60": "chứng thư của máy bên kia không hợp lệ",
    "401": "máy bên kia không nhận chữ ký (401)",
    "403": "máy bên kia từ chối (403)",
    "404": "địa chỉ không có ở máy bên kia (404)",
    "410": "máy bên kia báo không nhận nữa (410)",
}


def cause(error: str | None) -> str:
    """Why an address failed, in words; the status or the library's word where we have no other."""
    return _CAUSES.get(error or "", f"máy bên kia trả lời {error}")
