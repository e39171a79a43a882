"""What is said about the API as a whole, and about kinds of fields, in its description."""

from __future__ import annotations

from typing import Any

from marshmallow import fields

from api.blueprint import Api
from api.fields import Text

SPECIFICATION: dict[str, Any] = {
    "API_TITLE": "Sổ tay đảng viên điện tử",
    "API_VERSION": "v1",
    "OPENAPI_VERSION": "3.1.0",
    "OPENAPI_URL_PREFIX": "/api",
    "OPENAPI_JSON_PATH": "openapi.json",
    "API_SPEC_OPTIONS": {
        "info": {
            "description": (
                "The REST interface of the electronic party-member handbook. Sign in with `POST "
                "/api/v1/sessions` and send the token as `Authorization: Bearer …`. Errors are "
                "`application/problem+json` with a stable `code` and a Vietnamese sentence (English by "
                "`Accept-Language: en`). Every POST may carry an `Idempotency-Key`. Lists come in pages: "
                "send `next` back as `cursor`. Reads carry an ETag."
            ),
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/", "description": "this server"}],
        "security": [{"bearer": []}],
        "components": {
            "securitySchemes": {
                "bearer": {"type": "http", "scheme": "bearer", "description": "token of a session"}
            }
        },
    },
}


def describe_fields(api: Api) -> None:
    """Tell the description what our own fields look like on the wire."""
    api.register_field(Text, fields.String)
