"""The one table from refusals to pages."""

from __future__ import annotations

import secrets

from flask import g, make_response, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from werkzeug import Response
from werkzeug.exceptions import HTTPException

from core.errors import (
    CATEGORIES,
    Conflict,
    Forbidden,
    HandbookError,
    Invalid,
    NotFound,
    Stale,
    TooLarge,
    TooManyAttempts,
    Unauthenticated,
    Unavailable,
)
from core.logging import get_logger
from web.redirects import came_from, sign_in_first

# Category → status and title; its sentence is the refusal's own.
_PAGES: dict[type[HandbookError], tuple[int, str]] = {
    Forbidden: (403, "Không có quyền"),
    NotFound: (404, "Không tìm thấy"),
    Conflict: (409, "Chưa thực hiện được"),
    Stale: (412, "Nội dung đã thay đổi"),
    TooLarge: (413, "Nội dung quá lớn"),
    Invalid: (422, "Chưa thực hiện được"),
    TooManyAttempts: (429, "Đã thử quá nhiều lần"),
    Unavailable: (503, "Hệ thống đang bận"),
}
_HTTP_SENTENCES = {
    400: "Trang này đã mở quá lâu hoặc đã cũ. Nội dung đồng chí viết vẫn được giữ trên máy: "
    "hãy mở lại trang rồi gửi lại.",
    404: "Không có trang này. Đồng chí kiểm tra lại địa chỉ, hoặc về trang chính.",
    405: "Không mở trang này theo cách đó được. Đồng chí về trang chính để tìm tiếp.",
    413: "Tệp hoặc nội dung gửi lên quá lớn. Đồng chí chia nhỏ rồi gửi lại.",
}
_MISTAKE = "Hệ thống gặp lỗi ngoài ý muốn. Đồng chí thử lại; nếu vẫn lỗi, hãy báo quản trị viên mã dưới đây."
_log = get_logger(__name__)


def answer(error: Exception) -> ResponseReturnValue:
    """The page of any error; to the sign-in where nobody is signed in."""
    if isinstance(error, Unauthenticated):
        return sign_in_first()
    if isinstance(error, HandbookError):
        return _refusal(error)
    if isinstance(error, HTTPException):
        return _http_error(error)
    if isinstance(error, (OperationalError, PoolTimeout)):
        _log.warning("database_unavailable", kind=type(error).__name__)
        return _refusal(Unavailable())
    reference = secrets.token_hex(4)
    _log.error("mistake", number=reference, exc_info=error)
    return _page(500, "Có lỗi xảy ra", _MISTAKE, reference)


def _refusal(error: HandbookError) -> Response:
    status, title = next(_PAGES[category] for category in CATEGORIES if isinstance(error, category))
    response = _page(status, title, error.sentence())
    if isinstance(error, TooManyAttempts):
        response.headers["Retry-After"] = str(error.details.get("seconds", 60))
    return response


def _http_error(error: HTTPException) -> Response:
    if error.code is None or error.code < 400:
        return error.get_response()
    sentence = _HTTP_SENTENCES.get(error.code, "Yêu cầu này không thực hiện được. Đồng chí thử lại.")
    response = _page(error.code, "Không tìm thấy" if error.code == 404 else "Chưa thực hiện được", sentence)
    for name, value in error.get_headers():
        if name.lower() in ("allow", "retry-after"):
            response.headers[name] = value
    return response


def _page(status: int, title: str, sentence: str, reference: str = "") -> Response:
    # Whoever cannot be looked up just now is shown the plain frame.
    g.is_plain = status >= 500
    return make_response(
        render_template(
            "error.html",
            title=title,
            sentence=sentence,
            reference=reference,
            home=url_for("web.home.show"),
            back=came_from(),
        ),
        status,
    )
