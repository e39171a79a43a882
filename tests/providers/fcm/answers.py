"""The error answers of FCM in Google's shape, by the name of the error."""

from __future__ import annotations

from collections.abc import Sequence

from tests.providers.local_server import Response

_FCM_ERROR = "type.googleapis.com/google.firebase.fcm.v1.FcmError"
_BAD_REQUEST = "type.googleapis.com/google.rpc.BadRequest"
_ERROR_INFO = "type.googleapis.com/google.rpc.ErrorInfo"

_Details = list[dict[str, object]]

_ERRORS: dict[str, tuple[int, str, str]] = {
    "UNREGISTERED": (404, "NOT_FOUND", "Requested entity was not found."),
    "INVALID_ARGUMENT": (
        400,
        "INVALID_ARGUMENT",
        "The registration token is not a valid FCM registration token",
    ),
    "QUOTA_EXCEEDED": (429, "RESOURCE_EXHAUSTED", "Quota exceeded for quota metric 'Send messages'."),
    "UNAVAILABLE": (503, "UNAVAILABLE", "The service is currently unavailable."),
    "INTERNAL": (500, "INTERNAL", "Internal error encountered."),
    "SENDER_ID_MISMATCH": (403, "PERMISSION_DENIED", "SenderId mismatch"),
    "THIRD_PARTY_AUTH_ERROR": (401, "UNAUTHENTICATED", "Auth error from APNS or Web Push Service"),
}


def error(name: str, retry_after: int | None = None) -> Response:
    """The answer for the FCM error ``name``, with ``Retry-After`` in seconds where given.

    Raises:
        ValueError: FCM has no error of this name.
    """
    if name not in _ERRORS:
        raise ValueError(f"FCM has no error {name!r}; it has {', '.join(_ERRORS)}.")
    status, code, message = _ERRORS[name]
    headers = {} if retry_after is None else {"Retry-After": str(retry_after)}
    return _answer(status, code, message, [{"@type": _FCM_ERROR, "errorCode": name}], headers)


def invalid(problems: Sequence[str]) -> Response:
    """400 that names the fields, for a request that breaks the rules."""
    fields = [
        {"field": where, "description": what}
        for where, _, what in (text.partition(": ") for text in problems)
    ]
    details: _Details = [
        {"@type": _BAD_REQUEST, "fieldViolations": fields},
        {"@type": _FCM_ERROR, "errorCode": "INVALID_ARGUMENT"},
    ]
    return _answer(400, "INVALID_ARGUMENT", f"Invalid JSON payload received. {problems[0]}", details)


def unauthenticated() -> Response:
    """401 for an access token that is missing, unknown or expired."""
    details: _Details = [{"@type": _ERROR_INFO, "reason": "ACCESS_TOKEN_EXPIRED", "domain": "googleapis.com"}]
    message = "Request had invalid authentication credentials. Expected OAuth 2 access token."
    return _answer(401, "UNAUTHENTICATED", message, details)


def foreign_project(project: str) -> Response:
    """403 for a project that the account has no part in."""
    message = f"Permission 'cloudmessaging.messages.create' denied on resource '//fcm/projects/{project}'."
    return _answer(403, "PERMISSION_DENIED", message, [])


def no_such_endpoint() -> Response:
    """404 for an address that FCM does not have."""
    return _answer(404, "NOT_FOUND", "The requested URL was not found on this server.", [])


def _answer(
    status: int,
    code: str,
    message: str,
    details: _Details,
    headers: dict[str, str] | None = None,
) -> Response:
    content = {"error": {"code": status, "message": message, "status": code, "details": details}}
    return Response.json(status, content, headers)
