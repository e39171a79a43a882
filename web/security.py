"""What every answer and every request of the pages is held to."""

from __future__ import annotations

from datetime import timedelta

from flask import Flask, Response, request, session
from flask_wtf import CSRFProtect

from web.page_session import PageSession
from web.runtime import current_runtime

_POLICY = "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_FORM_LIMIT = 1024 * 1024  # bytes of typed text: a long directive in three-byte letters, percent-encoded

_TAKES_FILES = frozenset({"web.files.show", "web.new_import.show"})

_csrf = CSRFProtect()


def register(app: Flask) -> None:
    """Configure Flask's own cookie (CSRF and notices only), check requests, mark answers."""
    settings = app.extensions["handbook"].settings
    app.permanent_session_lifetime = timedelta(days=30)
    app.config.update(
        SESSION_COOKIE_NAME="__Host-handbook_page" if settings.secure_cookies else "handbook_page",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.secure_cookies,
        SESSION_REFRESH_EACH_REQUEST=False,
        WTF_CSRF_CHECK_DEFAULT=False,
        WTF_CSRF_TIME_LIMIT=None,  # a secretary may write for an evening
    )
    app.session_interface = PageSession()
    _csrf.init_app(app)
    app.before_request(_protect)
    app.after_request(_mark)


def _protect() -> None:
    """Refuse changes that no page of ours asked for; the API knows no cookies and needs no such check."""
    if request.path.startswith("/api/"):
        return
    if request.endpoint not in _TAKES_FILES:
        request.max_content_length = _FORM_LIMIT
    _csrf.protect()


def _mark(response: Response) -> Response:
    present = {name.lower() for name, _ in response.headers}
    for name, value in _HEADERS.items():
        if name.lower() not in present:
            response.headers.add(name, value)
    if current_runtime().settings.secure_cookies:
        response.headers.setdefault("Strict-Transport-Security", "max-age=31536000")
    if response.mimetype == "text/html":  # on a shared computer "back" shows nothing after signing out
        response.headers.setdefault("Cache-Control", "no-store")
        _keep_page_session()
    return response


def _keep_page_session() -> None:
    """A form that a phone brings back after a restart can still be sent."""
    if session and not session.permanent:
        session.permanent = True
