"""The family of refusals: every error a user can meet, with its words in both languages.

A domain's ``errors.py`` derives its refusals from the categories here. A category says *what
kind* of refusal it is; each door translates categories once (an HTTP status, a sentence in chat).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar
from uuid import UUID


class HandbookError(Exception):
    """A refusal with a stable code and one sentence per language that says what to do.

    Sentences may hold ``{placeholders}``, filled from the keyword arguments; every argument is
    also kept in ``details`` for machines.
    """

    code: ClassVar[str] = "error"
    vi: ClassVar[str] = "Đã có lỗi xảy ra. Vui lòng thử lại."
    en: ClassVar[str] = "Something went wrong. Please try again."

    def __init__(self, **details: object) -> None:
        super().__init__(self.code)
        self.details = details

    def sentence(self, language: str = "vi") -> str:
        """The words for the user, in ``vi`` (default) or ``en``."""
        template = self.en if language == "en" else self.vi
        return template.format_map(_Blanks(self.details))


class _Blanks(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return "…"


class Unauthenticated(HandbookError):
    """Who is asking is not known."""

    code = "unauthenticated"
    vi = "Vui lòng đăng nhập để tiếp tục."
    en = "Please sign in to continue."


class Forbidden(HandbookError):
    """The asker sees the thing and may not do this to it."""

    code = "forbidden"
    vi = "Đồng chí không có quyền thực hiện việc này. Nếu cần, hãy liên hệ quản trị viên của tổ chức."
    en = "You may not do this. If you need to, ask your organisation's administrator."


class NotFound(HandbookError):
    """There is no such thing, or none that the asker may know of."""

    code = "not_found"
    vi = "Không tìm thấy nội dung này, hoặc đồng chí không có quyền xem."
    en = "There is no such thing, or you may not see it."


class Invalid(HandbookError):
    """What was given cannot be accepted; ``field`` names the one input that is to blame."""

    code = "invalid"
    vi = "Nội dung gửi lên chưa hợp lệ. Vui lòng kiểm tra lại các ô được đánh dấu."
    en = "What was sent is not valid. Please check the marked fields."

    def __init__(self, field: str | None = None, **details: object) -> None:
        super().__init__(**details)
        self.field = field


class Conflict(HandbookError):
    """It was right in itself, but clashes with what is there: ``existing``, if the asker may see that.

    ``other`` is what stands there instead, for a client that lets its user put both together.
    """

    code = "conflict"
    vi = "Nội dung này đã được thay đổi hoặc đã tồn tại. Vui lòng tải lại rồi thử lại."
    en = "This was changed or exists already. Please reload and try again."

    def __init__(
        self, existing: UUID | None = None, *, other: Mapping[str, object] | None = None, **details: object
    ) -> None:
        super().__init__(**details)
        self.existing = existing
        self.other = other


class Stale(HandbookError):
    """The change was based on what is no longer there; look again, then decide."""

    code = "stale"
    vi = "Nội dung này vừa được người khác thay đổi. Vui lòng mở lại để xem, rồi sửa tiếp."
    en = "Somebody changed this in the meantime. Please open it again, then make your change."


class TooLarge(HandbookError):
    """More than the handbook takes in one piece."""

    code = "too_large"
    vi = "Nội dung gửi lên quá lớn."
    en = "What was sent is too large."


class TooManyAttempts(HandbookError):
    """Wait ``seconds`` and try again."""

    code = "too_many_attempts"
    vi = "Đã thử quá nhiều lần. Vui lòng thử lại sau {wait}."
    en = "Too many attempts. Please try again in {wait}."


class Unavailable(HandbookError):
    """A part the handbook needs does not answer just now."""

    code = "unavailable"
    vi = "Hệ thống đang bận. Nội dung của đồng chí chưa được lưu; vui lòng thử lại sau ít phút."
    en = "The handbook is busy. Nothing was saved; please try again in a few minutes."


CATEGORIES: tuple[type[HandbookError], ...] = (
    Unauthenticated,
    Forbidden,
    NotFound,
    Invalid,
    Conflict,
    Stale,
    TooLarge,
    TooManyAttempts,
    Unavailable,
)
