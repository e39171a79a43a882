"""Who asks: the member behind the session cookie, and the life of that cookie."""

from __future__ import annotations

from flask import Flask, Response, g, request, session

from core.errors import Unauthenticated
from models import SessionKind
from services import accounts
from services.accounts import SignedIn
from services.actor import Actor
from web.runtime import current_runtime

_NAME = "handbook_session"


def current_actor() -> Actor:
    """The member who is signed in.

    Raises:
        Unauthenticated: nobody is, or no longer.
    """
    actor = known_actor()
    if actor is None:
        raise Unauthenticated
    return actor


def known_actor() -> Actor | None:
    """The member who is signed in, if somebody is; looked up once a request."""
    if "actor" not in g:
        g.actor = _authenticated()
    return g.actor  # type: ignore[no-any-return]  # flask.g holds anything


def remember(signed_in: SignedIn) -> None:
    """Let the answer to this request carry a new session; nothing of an earlier one stays."""
    session.clear()
    g.fresh_session = signed_in


def forget() -> None:
    """Let the answer to this request end the session on this device."""
    session.clear()
    g.fresh_session = None


def register(app: Flask) -> None:
    """Write the cookie on answers that begin, renew or end a session."""
    app.after_request(_write_cookie)


def _authenticated() -> Actor | None:
    token = request.cookies.get(_cookie_name())
    known = accounts.authenticate(current_runtime(), token, SessionKind.COOKIE) if token else None
    if known is None:
        return None
    if known.rotation_due:
        with current_runtime().work(known.actor) as work:
            g.fresh_session = accounts.rotate(work)
    return known.actor


def _write_cookie(response: Response) -> Response:
    if "fresh_session" not in g:
        return response
    signed_in: SignedIn | None = g.fresh_session
    response.set_cookie(
        _cookie_name(),
        signed_in.token if signed_in else "",
        expires=signed_in.expires_at if signed_in else 0,
        path="/",
        httponly=True,
        samesite="Lax",
        secure=current_runtime().settings.secure_cookies,
    )
    return response


def _cookie_name() -> str:
    # Browsers take "__Host-" only from this very host, over https, for the whole of it.
    return f"__Host-{_NAME}" if current_runtime().settings.secure_cookies else _NAME
