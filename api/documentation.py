"""Interactive documentation: Swagger UI from its wheel, nothing from elsewhere."""

from __future__ import annotations

from pathlib import Path

import flask_swagger_ui
from flask import Blueprint, Response, make_response, render_template, send_from_directory

_ASSETS = Path(flask_swagger_ui.__file__).parent / "dist"

blueprint = Blueprint(
    "documentation", __name__, url_prefix="/api/docs", template_folder="templates", static_folder="static"
)


@blueprint.get("/")
def page() -> Response:
    """The page that shows every operation and lets one try it."""
    response = make_response(render_template("api/documentation.html"))
    response.headers["Content-Security-Policy"] = (
        # Swagger UI sets styles from its script and draws its icons as data.
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        "object-src 'none'; base-uri 'none'; frame-ancestors 'none'"
    )
    return response


@blueprint.get("/assets/<path:name>")
def asset(name: str) -> Response:
    """A file of Swagger UI."""
    return send_from_directory(_ASSETS, name, max_age=86400)
