"""Scripts, icons and the mark: kept by a phone for a year, under an address that changes with them."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path

from flask import Blueprint, Response, current_app, send_from_directory, url_for

STATIC = Path(__file__).parent / "static"
_YEAR = 365 * 24 * 3600

assets = Blueprint("assets", __name__)


def read_version() -> str:
    """A hash of every file: scripts import each other, so they change their address together."""
    digest = hashlib.sha256()
    for file in sorted(file for file in STATIC.rglob("*") if file.is_file()):
        digest.update(file.relative_to(STATIC).as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:12]


_kept_version = cache(read_version)


def current_version() -> str:
    """Read once per process, or at every request while pages are being written."""
    return read_version() if current_app.debug else _kept_version()


@assets.app_template_global()
def asset_url(name: str) -> str:
    """Where a page finds the file ``name`` below ``static``."""
    return url_for("web.assets.show", version=current_version(), name=name)


@assets.get("/assets/<version>/<path:name>")
def show(version: str, name: str) -> Response:
    """One file; under an outdated address the present one, not kept."""
    response = send_from_directory(STATIC, name, max_age=_YEAR)
    if version == current_version():
        response.cache_control.immutable = True
        response.cache_control.public = True
    else:
        response.headers["Cache-Control"] = "no-store"
    return response


@assets.get("/manifest.webmanifest")
def manifest() -> Response:
    """What a phone needs to put the handbook on its home screen; iPhones ring only for what stands there."""
    icon = {"src": asset_url("mark.svg"), "type": "image/svg+xml", "sizes": "any"}
    described = {
        "name": "Sổ tay đảng viên",
        "short_name": "Sổ tay",
        "lang": "vi",
        "start_url": "/",
        "display": "standalone",
        "background_color": "#faf6ef",
        "theme_color": "#8a1419",
        "icons": [icon],
    }
    return Response(json.dumps(described), mimetype="application/manifest+json")


@assets.get("/service-worker.js")
def service_worker() -> Response:
    """The script that shows notices while no page is open; its address decides what it may serve."""
    return send_from_directory(STATIC / "js", "service_worker.js", max_age=0)
