"""What can be wrong with a device."""

from __future__ import annotations

from core.errors import Invalid, NotFound


class DeviceNotFound(NotFound):
    """It is not among the actor's own."""

    code = "device_not_found"
    vi = "Không tìm thấy thiết bị nhận thông báo này."
    en = "There is no such device."


class MalformedDevice(Invalid):
    """The address of the device cannot be right."""

    code = "malformed_device"
    vi = "Thông tin thiết bị nhận thông báo chưa hợp lệ. Hãy bật lại thông báo trên thiết bị."
    en = "The device's address is not valid. Please switch notifications off and on again."


class PushServiceUnknown(Invalid):
    """Notices go only to push services that the administrator allows."""

    code = "push_service_unknown"
    vi = "Trình duyệt này dùng dịch vụ thông báo chưa được phép. Hãy báo quản trị viên: {host}."
    en = "This browser's push service is not allowed yet. Please tell the administrator: {host}."


class LinkCodeRefused(Invalid):
    """No such code, used, or too old."""

    code = "link_code_refused"
    vi = "Mã liên kết không đúng hoặc đã hết hạn. Hãy mở sổ tay, mục «Tài khoản», để lấy mã mới."
    en = "The link code is wrong or too old. Open the handbook, “Account”, to get a new one."
