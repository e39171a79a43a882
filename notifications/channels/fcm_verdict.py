"""What FCM's answers mean for a device (Google's reference of ``ErrorCode``, FCM HTTP v1)."""

from __future__ import annotations

from typing import Any

import orjson

from notifications.channels.base import ACCEPTED, deferred_by, refused
from notifications.transport import Answer
from services.deliveries import Outcome

_FCM_ERROR = "type.googleapis.com/google.firebase.fcm.v1.FcmError"
# The device is gone, or was registered with another project.
_DEAD = ("UNREGISTERED", "SENDER_ID_MISMATCH")
# The fault of our message or of a key kept at Firebase: trying again would change nothing.
_REFUSED = ("INVALID_ARGUMENT", "THIRD_PARTY_AUTH_ERROR", "APNS_AUTH_ERROR")
# Not about one device but about our access, which an administrator can put right.
_ACCESS = (401, 403)


def verdict(answer: Answer) -> Outcome:
    """The outcome for the device that the message was for.

    Only what names the device counts against it: a bare 404 may come from a wrong address of ours.
    """
    if answer.status == 200:
        return ACCEPTED
    error = _error(answer)
    code = _fcm_code(error)
    if code in _DEAD:
        return refused(code.lower(), is_dead=True)
    if code in _REFUSED:
        return refused(code.lower(), is_dead=code == "INVALID_ARGUMENT" and _names_the_target(error))
    if code or answer.status in (0, 408, 429, *_ACCESS) or answer.status >= 500:
        return deferred_by(answer, code.lower())
    return refused(f"http_{answer.status}")


def is_stale_access(answer: Answer) -> bool:
    """Whether our access token was not taken: 401 that is not about a key kept at Firebase."""
    return answer.status == 401 and not _fcm_code(_error(answer))


def _error(answer: Answer) -> dict[str, Any]:
    try:
        content = orjson.loads(answer.body)
    except orjson.JSONDecodeError:
        return {}
    error = content.get("error") if isinstance(content, dict) else None
    return error if isinstance(error, dict) else {}


def _details(error: dict[str, Any]) -> list[dict[str, Any]]:
    details = error.get("details")
    return [one for one in details if isinstance(one, dict)] if isinstance(details, list) else []


def _fcm_code(error: dict[str, Any]) -> str:
    codes = [str(one.get("errorCode", "")) for one in _details(error) if one.get("@type") == _FCM_ERROR]
    return codes[0] if codes else ""


def _names_the_target(error: dict[str, Any]) -> bool:
    """Google says it in a field violation or, for most malformed tokens, in the sentence alone."""
    violations = [field for one in _details(error) for field in one.get("fieldViolations", ())]
    named = {str(field.get("field", "")).rpartition(".")[2] for field in violations}
    return bool(named & {"token", "fid"}) or "registration token" in str(error.get("message", ""))
