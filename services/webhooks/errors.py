"""What can be wrong with an address of another system."""

from __future__ import annotations

from core.errors import Conflict, Invalid, NotFound


class WebhookNotFound(NotFound):
    """There is none that the actor administers."""

    code = "webhook_not_found"
    vi = "Không tìm thấy địa chỉ nhận thông báo này."
    en = "There is no such webhook."


class WebhookAddressRefused(Invalid):
    """Only https, to a host outside."""

    code = "webhook_address_refused"
    vi = "Địa chỉ cần bắt đầu bằng https:// và không chứa tên người dùng, mật khẩu."
    en = "The address has to begin with https:// and hold no user name or password."


class WebhookLevel(Invalid):
    """Data leave from the centre and from provinces only."""

    code = "webhook_level"
    vi = "Chỉ đăng ký được ở cấp Trung ương hoặc cấp tỉnh."
    en = "Webhooks are registered for the centre or a province."


class WebhookPaused(Conflict):
    """Nothing is sent to it until it is resumed."""

    code = "webhook_paused"
    vi = "Địa chỉ này đang tạm ngừng. Đồng chí bấm “Gửi tiếp” trước, rồi gửi thử."
    en = "This webhook is paused. Resume it first, then send a test."


class TooManyEvents(Invalid):
    """A replay has a bound."""

    code = "webhook_replay_too_long"
    vi = "Mỗi lần gửi lại tối đa {limit} sự kiện. Hãy chọn khoảng ngắn hơn."
    en = "At most {limit} events are replayed at once. Choose a shorter range."
