"""Flask's own cookie (CSRF and notices): of the pages only."""

from __future__ import annotations

from flask import Flask, Request
from flask.sessions import NullSession, SecureCookieSession, SecureCookieSessionInterface


class PageSession(SecureCookieSessionInterface):
    """Opens it for pages; the REST door knows no cookies, and its answers never set one."""

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """The session of a page; none that anything can be kept in for the REST door."""
        return NullSession() if request.path.startswith("/api/") else super().open_session(app, request)
