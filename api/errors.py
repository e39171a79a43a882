"""The one table from refusals to HTTP: every error leaves as problem+json (RFC 9457)."""

from __future__ import annotations

import secrets
from typing import Any

from flask import Response, json, request
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from werkzeug.datastructures import WWWAuthenticate
from werkzeug.exceptions import HTTPException, MethodNotAllowed, RequestedRangeNotSatisfiable

from api.parser import InvalidFields
from api.validation_words import translated
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

STATUS: dict[type[HandbookError], int] = {
    Unauthenticated: 401,
    Forbidden: 403,
    NotFound: 404,
    Conflict: 409,
    Stale: 412,
    TooLarge: 413,
    Invalid: 422,
    TooManyAttempts: 429,
    Unavailable: 503,
}
_TITLES = {
    400: ("Yêu cầu không đọc được", "Unreadable request"),
    401: ("Chưa đăng nhập", "Not signed in"),
    403: ("Không có quyền", "Not allowed"),
    404: ("Không tìm thấy", "Not found"),
    405: ("Không hỗ trợ thao tác này", "Method not allowed"),
    409: ("Trùng hoặc đã thay đổi", "Conflict"),
    412: ("Đã thay đổi", "Changed meanwhile"),
    413: ("Quá lớn", "Too large"),
    415: ("Kiểu dữ liệu không hỗ trợ", "Unsupported media type"),
    416: ("Không có đoạn này của tệp", "No such part of the file"),
    422: ("Chưa hợp lệ", "Not valid"),
    429: ("Thử quá nhiều lần", "Too many attempts"),
    500: ("Lỗi hệ thống", "Internal error"),
    503: ("Hệ thống đang bận", "Busy"),
}
_log = get_logger(__name__)


class MalformedRequest(HandbookError):
    """What HTTP itself finds wrong; the status says what."""

    code = "malformed_request"
    vi = "Yêu cầu không đúng định dạng nên không đọc được."
    en = "The request is not well-formed and could not be read."


class InternalError(HandbookError):
    """A mistake of ours; the number finds it in the log."""

    code = "internal_error"
    vi = "Hệ thống gặp lỗi ngoài ý muốn (mã {number}). Vui lòng thử lại hoặc báo quản trị viên mã này."
    en = "The handbook made a mistake (number {number}). Please try again or tell the administrator."


def answer(error: Exception) -> Response:
    """The problem document of any error."""
    if isinstance(error, HandbookError):
        return _refusal(error)
    if isinstance(error, HTTPException):
        return _http_error(error)
    if isinstance(error, (OperationalError, PoolTimeout)):
        _log.warning("database_unavailable", kind=type(error).__name__)
        return _refusal(Unavailable())
    number = secrets.token_hex(4)
    _log.error("mistake", number=number, exc_info=error)
    return _problem(500, InternalError(number=number))


def status_of(error: HandbookError) -> int:
    """The status of an error's category."""
    return next(STATUS[category] for category in CATEGORIES if isinstance(error, category))


def language() -> str:
    """Vietnamese, unless the client likes English better; ``vi-VN`` is Vietnamese too."""
    asked = (tag.partition("-")[0].lower() for tag, quality in request.accept_languages if quality > 0)
    return next((tag for tag in asked if tag in ("vi", "en")), "vi")


def _refusal(error: HandbookError) -> Response:
    response = _problem(status_of(error), error, _fields(error))
    if isinstance(error, Unauthenticated):
        response.www_authenticate = WWWAuthenticate("bearer", {"realm": "handbook"})
    if isinstance(error, TooManyAttempts):
        response.headers["Retry-After"] = str(error.details.get("seconds", 60))
    return response


def _http_error(error: HTTPException) -> Response:
    status = error.code or 500
    known: HandbookError = {404: NotFound(), 413: TooLarge()}.get(status) or MalformedRequest()
    response = _problem(status, known)
    if isinstance(error, MethodNotAllowed) and error.valid_methods:
        response.headers["Allow"] = ", ".join(sorted(error.valid_methods))
    if isinstance(error, RequestedRangeNotSatisfiable):
        response.headers["Content-Range"] = f"{error.units} */{error.length}"
    return response


def _problem(status: int, error: HandbookError, fields: Any = None) -> Response:
    words = language()
    titles = _TITLES.get(status, _TITLES[400])
    body: dict[str, Any] = {
        "type": f"urn:handbook:problem:{error.code}",
        "title": titles[1] if words == "en" else titles[0],
        "status": status,
        "code": error.code,
        "detail": error.sentence(words),
    }
    if fields:
        body["errors"] = fields
    if isinstance(error, Conflict) and error.existing:
        body["existing"] = str(error.existing)
    if isinstance(error, Conflict) and error.other:
        body["other"] = dict(error.other)
    response = Response(json.dumps(body), status=status, content_type="application/problem+json")
    response.content_language.add(words)
    response.vary.add("Accept-Language")
    response.cache_control.no_store = True
    return response


def _fields(error: HandbookError) -> Any:
    if isinstance(error, InvalidFields):
        return translated(error.messages, language())
    if isinstance(error, Invalid) and error.field:
        return {error.field: [error.sentence(language())]}
    return None
