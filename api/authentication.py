"""Who asks: the member behind the bearer token."""

from __future__ import annotations

from flask import current_app, request

from core.errors import Unauthenticated
from models import SessionKind
from services import accounts
from services.actor import Actor


def current_actor() -> Actor:
    """The member whose token the request carries.

    Raises:
        Unauthenticated: there is no token, or it is not good any more.
    """
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise Unauthenticated
    runtime = current_app.extensions["handbook"]
    known = accounts.authenticate(runtime, token.strip(), SessionKind.BEARER)
    if known is None:
        raise Unauthenticated
    return known.actor
