"""Where to go next: after something was done, and after signing in."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import flash, redirect, request, url_for
from werkzeug import Response


def done(text: str, endpoint: str, **values: object) -> Response:
    """Say that it is done, on the page that follows; reloading that page does nothing twice."""
    flash(text, "success")
    return shown_at(endpoint, **values)


def shown_at(endpoint: str, **values: object) -> Response:
    """To the page that shows what was said about what was sent."""
    return redirect(url_for(endpoint, **values), 303)  # type: ignore[arg-type]  # any value has a text


def local_path(address: str | None) -> str | None:
    """``address`` if it is a path of this site: nobody is led elsewhere by a link that somebody sent."""
    if not address or not address.startswith("/") or address.startswith(("//", "/\\", "/api/")):
        return None
    if not address.isprintable() or "\\" in address:
        return None
    parts = urlsplit(address)
    return None if parts.scheme or parts.netloc else address


def came_from() -> str | None:
    """The path of the page that sent this request, if it was one of ours."""
    parts = urlsplit(request.referrer or "")
    return local_path(parts.path) if parts.netloc == request.host else None


def sign_in_first() -> Response:
    """To the sign-in, and from there back to what was asked for, or to the page that asked."""
    wanted = request.full_path.rstrip("?") if request.method == "GET" else came_from()
    return redirect(url_for("web.sign_in.show", next=local_path(wanted)), 303)
