"""What the address of a device looks like, without showing it."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from models import DeviceKind
from notifications.channels.webpush_encryption import encrypted
from services.deliveries import Target

_TOKEN = re.compile(r"[A-Za-z0-9_-]{10,}:[A-Za-z0-9_-]{100,}")
_INSTALLATION = re.compile(r"[A-Za-z0-9_-]{22}")


def described(target: Target) -> str:
    """In words; never the address itself."""
    match target.kind:
        case DeviceKind.FCM_TOKEN:
            return _shape(_TOKEN, target.value, "a Firebase registration token")
        case DeviceKind.FCM_ID:
            return _shape(_INSTALLATION, target.value, "a Firebase installation id")
        case DeviceKind.WEBPUSH:
            keys = "usable keys" if _has_keys(target) else "unusable keys"
            return f"a subscription at {urlsplit(target.value).hostname}, with {keys}"
        case DeviceKind.TELEGRAM:
            return _shape(re.compile(r"-?\d+"), target.value, "a chat id")
        case DeviceKind.ZALO:
            return _shape(re.compile(r"[A-Za-z0-9]{8,}"), target.value, "a chat id")


def _shape(pattern: re.Pattern[str], value: str, name: str) -> str:
    likeness = "looks like" if pattern.fullmatch(value) else "does not look like"
    return f"{likeness} {name} ({len(value)} characters)"


def _has_keys(target: Target) -> bool:
    try:
        encrypted(b"", **(target.keys or {}))
    except (TypeError, ValueError):
        return False
    return True
