"""How messages are signed, what an answer means, how long to wait, and where may be called."""

from __future__ import annotations

import base64
import hashlib
import hmac
import ipaddress
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

ATTEMPTS = 8
"""How often a replayed message is tried."""
PAUSED_AFTER = timedelta(days=3)
"""An address that failed for so long is no longer called until somebody resumes it."""
_FIRST_WAIT, _LONGEST_WAIT = timedelta(minutes=1), timedelta(hours=6)
_PREFIX = "whsec_"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the other system answered: a status, or the word for why there was none."""

    status: int = 0
    error: str = ""

    @property
    def is_taken(self) -> bool:
        """Whether the message has arrived (Standard Webhooks: any 2xx)."""
        return 200 <= self.status < 300

    @property
    def is_final(self) -> bool:
        """Whether the other system wants no more (410 Gone)."""
        return self.status == 410

    @property
    def word(self) -> str:
        """What is kept of it."""
        return self.error or str(self.status)


def new_secret() -> str:
    """A secret in the form that libraries of the specification take: ``whsec_`` and 32 random bytes."""
    return _PREFIX + base64.b64encode(secrets.token_bytes(32)).decode()


def signature(secret: str, message_id: str, at: datetime, body: bytes) -> str:
    """The value of ``webhook-signature`` (Standard Webhooks: HMAC-SHA256 of id, timestamp and body)."""
    key = base64.b64decode(secret.removeprefix(_PREFIX))
    signed = f"{message_id}.{int(at.timestamp())}.".encode() + body
    return "v1," + base64.b64encode(hmac.digest(key, signed, hashlib.sha256)).decode()


def wait_before(attempt: int) -> timedelta:
    """How long to wait after so many failures in a row: doubling, from a minute to six hours."""
    doubled = timedelta(seconds=_FIRST_WAIT.total_seconds() * 2 ** min(attempt - 1, 20))
    return min(doubled, _LONGEST_WAIT)


def is_address(url: str, *, loopback: bool) -> bool:
    """Whether ``url`` may be registered: https with a host and nothing secret in it.

    Args:
        loopback: whether plain http to this machine is taken as well, for trying things out.
    """
    try:
        parts = urlsplit(url)
        host, _port = parts.hostname, parts.port
    except ValueError:
        return False
    if not host or parts.username or parts.password or parts.fragment or not url.isascii():
        return False
    return parts.scheme == "https" or (loopback and parts.scheme == "http" and is_this_machine(host))


def may_be_called(ip: str, *, loopback: bool) -> bool:
    """Whether an address that a host's name stands for may be called: none inside, none of this machine."""
    address = ipaddress.ip_address(ip)
    if isinstance(address, ipaddress.IPv6Address):
        # What hides an address of the old kind is judged by that.
        address = address.ipv4_mapped or address.sixtofour or address
    if address.is_loopback:
        return loopback
    return address.is_global and not address.is_multicast


def is_this_machine(host: str) -> bool:
    """Whether a host's name in an address is this machine."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
