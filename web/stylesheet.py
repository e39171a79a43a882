"""All stylesheets as one compressed answer: a phone on weak signal asks for it once per version."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import flask_bootstrap
from flask import Blueprint, Response, current_app, request, url_for

STATIC = Path(__file__).parent / "static"
BOOTSTRAP = Path(flask_bootstrap.__file__).parent / "static" / "bootstrap5" / "css" / "bootstrap.min.css"

stylesheet = Blueprint("stylesheet", __name__)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The joined stylesheets, plain and gzipped, and a version that changes with their content."""

    plain: bytes
    zipped: bytes
    version: str


def read_sheet() -> Sheet:
    """Join Bootstrap, the tokens, the base and the components: each may override what stands before it."""
    components = sorted((STATIC / "components").glob("*.css"))
    files = [BOOTSTRAP, STATIC / "tokens.css", STATIC / "handbook.css", *components]
    plain = b"\n".join(file.read_bytes() for file in files)
    version = hashlib.sha256(plain).hexdigest()[:12]
    return Sheet(plain, gzip.compress(plain, mtime=0), version)


_kept_sheet = cache(read_sheet)


def current_sheet() -> Sheet:
    """The sheet as served: read once per process, or at every request while pages are being written."""
    return read_sheet() if current_app.debug else _kept_sheet()


@stylesheet.app_template_global()
def stylesheet_url() -> str:
    """Where the layout finds the sheet; the address changes whenever the content does."""
    return url_for("web.stylesheet.show", version=current_sheet().version)


@stylesheet.get("/stylesheet/<version>.css")
def show(version: str) -> Response:
    """The sheet, kept by the browser for a year; under an outdated address, the present one, not kept."""
    sheet = current_sheet()
    zipped = request.accept_encodings["gzip"] > 0
    response = Response(sheet.zipped if zipped else sheet.plain, mimetype="text/css")
    if zipped:
        response.content_encoding = "gzip"
    response.vary.add("Accept-Encoding")
    kept = "public, max-age=31536000, immutable" if version == sheet.version else "no-store"
    response.headers["Cache-Control"] = kept
    return response
