"""Pure checks of a device's address."""

from __future__ import annotations

import base64
import binascii
import ipaddress
from collections.abc import Collection
from typing import Any
from urllib.parse import urlsplit

from models import DeviceKind
from services.devices.errors import MalformedDevice, PushServiceUnknown

_LONGEST = 4096


def check_device(
    kind: DeviceKind, value: str, keys: dict[str, Any] | None, push_hosts: Collection[str]
) -> None:
    """Refuse an address that cannot be one, or that would make the handbook call a stranger.

    Raises:
        MalformedDevice: empty, too long, or the browser's keys are missing or not keys.
        PushServiceUnknown: the endpoint is not at one of the allowed push services.
    """
    if not value or len(value) > _LONGEST or not value.isprintable() or " " in value:
        raise MalformedDevice(field="value")
    if kind is DeviceKind.WEBPUSH:
        _check_endpoint(value, push_hosts)
        _check_keys(keys or {})


def _check_endpoint(endpoint: str, push_hosts: Collection[str]) -> None:
    try:
        parts = urlsplit(endpoint)
    except ValueError as error:
        raise MalformedDevice(field="value") from error
    host = parts.hostname or ""
    if not any(host == allowed or host.endswith(f".{allowed}") for allowed in push_hosts):
        raise PushServiceUnknown(field="value", host=host or endpoint[:60])
    if parts.scheme != "https" and not (parts.scheme == "http" and _is_loopback(host)):
        raise MalformedDevice(field="value")


def _check_keys(keys: dict[str, Any]) -> None:
    """RFC 8291: an uncompressed P-256 point (65 bytes) and a secret of 16 bytes, base64url."""
    for name, length in (("p256dh", 65), ("auth", 16)):
        text = keys.get(name)
        if not isinstance(text, str) or _decoded_length(text) != length:
            raise MalformedDevice(field=f"keys.{name}")


def _decoded_length(text: str) -> int:
    try:
        return len(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    except (binascii.Error, ValueError):
        return -1


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
