"""A written file as an answer."""

from __future__ import annotations

from flask import Response, send_file

from services.exports import Export

FILE = {"type": "string", "format": "binary"}
"""What the OpenAPI description says of it."""


def sent(found: Export) -> Response:
    """The file, to be saved under its name."""
    response = send_file(
        found.file, mimetype=found.media_type, as_attachment=True, download_name=found.file_name
    )
    response.content_length = found.size
    return response
