"""Why somebody cannot come in."""

from __future__ import annotations

from core.errors import Conflict, Invalid, NotFound, TooManyAttempts, Unauthenticated


class SignInRefused(Unauthenticated):
    """Wrong login, wrong password, disabled or not activated: the answer is the same."""

    code = "sign_in_refused"
    vi = (
        "Số điện thoại (hoặc số thẻ) hay mật khẩu chưa đúng. Vui lòng kiểm tra lại. "
        "Nếu quên mật khẩu, hãy nhờ bí thư chi bộ cấp mã kích hoạt mới."
    )
    en = (
        "The phone or card number or the password is not right. Please check them. "
        "If you forgot the password, ask your cell secretary for a new activation code."
    )


class OtpRequired(Unauthenticated):
    """The password was right; this account also wants a one-time password."""

    code = "otp_required"
    vi = "Vui lòng nhập mã 6 số từ ứng dụng xác thực."
    en = "Please enter the 6-digit code of your authenticator app."


class SignInBlocked(TooManyAttempts):
    """Too many attempts for this login or from this address; said of unknown logins too."""

    code = "sign_in_blocked"
    vi = "Đã thử đăng nhập quá nhiều lần. Vui lòng đợi {wait_vi} rồi thử lại."
    en = "Too many attempts to sign in. Please wait {wait_en} and try again."


class ActivationRefused(Unauthenticated):
    """No such code, used, or too old."""

    code = "activation_refused"
    vi = "Mã kích hoạt không đúng hoặc đã hết hạn. Hãy nhờ bí thư chi bộ cấp mã mới."
    en = "The activation code is wrong or too old. Ask your cell secretary for a new one."


class WeakPassword(Invalid):
    """Too easy to guess."""

    code = "weak_password"
    vi = (
        "Mật khẩu cần ít nhất 8 ký tự, không phải là dãy dễ đoán như 12345678, "
        "và không chứa số điện thoại hay số thẻ."
    )
    en = (
        "A password has at least 8 characters, is no sequence like 12345678, "
        "and does not contain your phone or card number."
    )


class SessionNotFound(NotFound):
    """There is no such device among one's own."""

    code = "session_not_found"
    vi = "Không tìm thấy thiết bị này trong danh sách đăng nhập của đồng chí."
    en = "There is no such device among those you are signed in on."


class AccountNotFound(NotFound):
    """The member has no account, or none the actor may see."""

    code = "account_not_found"
    vi = "Không tìm thấy tài khoản này, hoặc đồng chí không có quyền xem."
    en = "There is no such account, or you may not see it."


class WrongOtp(Invalid):
    """Wrong, too old, or used before."""

    code = "wrong_otp"
    vi = "Mã 6 số chưa đúng hoặc đã dùng. Vui lòng đợi mã mới rồi nhập lại."
    en = "The 6-digit code is wrong or was used. Please wait for the next one."


class TotpNotBegun(Conflict):
    """There is nothing to confirm or stop."""

    code = "totp_not_begun"
    vi = "Đồng chí chưa bắt đầu cài đặt mã xác thực."
    en = "You have not begun to set up an authenticator."


class TotpConfirmed(Conflict):
    """Whoever holds a session alone may not replace the authenticator: a last code comes first."""

    code = "totp_confirmed"
    vi = "Tài khoản đang dùng mã xác thực. Hãy tắt bằng một mã 6 số trước khi cài đặt lại."
    en = "An authenticator is in use. Stop it with one of its codes before you set up another."


class RoleHeld(Conflict):
    """Granted before."""

    code = "role_held"
    vi = "Đồng chí này đã có vai trò đó tại tổ chức."
    en = "They hold that role there already."


class MemberRoleIsByMembership(Invalid):
    """Everybody in a cell is a member; it is not granted."""

    code = "member_role_is_by_membership"
    vi = "Vai trò «đảng viên» có theo chi bộ, không cần cấp."
    en = "The role “member” comes with the cell; it is not granted."
