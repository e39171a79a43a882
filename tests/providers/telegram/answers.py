"""The answers of the Bot API in its envelope: results, and errors by name."""

from __future__ import annotations

from tests.providers.local_server import Response

_ERRORS: dict[str, tuple[int, str]] = {
    "BLOCKED": (403, "Forbidden: bot was blocked by the user"),
    "DEACTIVATED": (403, "Forbidden: user is deactivated"),
    "NEVER_STARTED": (403, "Forbidden: bot can't initiate conversation with a user"),
    "CHAT_NOT_FOUND": (400, "Bad Request: chat not found"),
    "TOO_MANY_REQUESTS": (429, "Too Many Requests: retry after {retry_after}"),
    "INTERNAL": (500, "Internal Server Error"),
    "BAD_GATEWAY": (502, "Bad Gateway"),
}


def result(value: object) -> Response:
    """The answer to a call that went well."""
    return Response.json(200, {"ok": True, "result": value})


def error(name: str, retry_after: int | None = None) -> Response:
    """The answer for the error ``name``; ``retry_after`` is in seconds, for TOO_MANY_REQUESTS.

    Raises:
        ValueError: there is no error of this name.
    """
    if name not in _ERRORS:
        raise ValueError(f"Telegram has no error {name!r}; it has {', '.join(_ERRORS)}.")
    status, description = _ERRORS[name]
    if status != 429:
        return failure(status, description)
    seconds = 1 if retry_after is None else retry_after
    return failure(status, description.format(retry_after=seconds), {"retry_after": seconds})


def failure(status: int, description: str, parameters: dict[str, int] | None = None) -> Response:
    """The answer to a call that went wrong."""
    content: dict[str, object] = {"ok": False, "error_code": status, "description": description}
    if parameters:
        content["parameters"] = parameters
    return Response.json(status, content)
