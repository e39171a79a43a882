"""A browser's side of a subscription: its keys, and how it reads what reaches it (RFC 8291)."""

from __future__ import annotations

import secrets
import struct
from base64 import urlsafe_b64encode
from typing import TypedDict

import http_ece
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

_HEADER = struct.Struct("!16sLB")  # salt, record size, length of the key id
_PUBLIC_KEY_BYTES = 65


class Keys(TypedDict):
    """What the sender needs to encrypt, base64url without padding."""

    p256dh: str
    auth: str


class Subscription(TypedDict):
    """What ``PushSubscription.toJSON()`` gives, as far as a sender needs it."""

    endpoint: str
    keys: Keys


class Unreadable(ValueError):
    """The browser cannot decrypt the message."""


class Browser:
    """One subscription with a key pair and a secret of its own.

    ``application_server_key`` is the VAPID key (uncompressed point) that alone may send to it; None
    takes messages of every sender. Keys are made unless given.
    """

    def __init__(
        self,
        application_server_key: bytes | None = None,
        key: ec.EllipticCurvePrivateKey | None = None,
        secret: bytes | None = None,
    ) -> None:
        self.id = secrets.token_urlsafe(24)
        self.application_server_key = application_server_key
        self.is_gone = False
        self._key = key or ec.generate_private_key(ec.SECP256R1())
        self._secret = secret or secrets.token_bytes(16)

    def keys(self) -> Keys:
        """The public half of the keys."""
        point = self._key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        return {"p256dh": base64url(point), "auth": base64url(self._secret)}

    def decrypt(self, body: bytes) -> bytes:
        """The message in clear.

        Raises:
            Unreadable: it is not one record of aes128gcm encrypted to this browser.
        """
        if len(body) <= _HEADER.size + _PUBLIC_KEY_BYTES:
            raise Unreadable("the body is too short for a header of aes128gcm")
        _, record_bytes, key_bytes = _HEADER.unpack_from(body)
        if key_bytes != _PUBLIC_KEY_BYTES:
            raise Unreadable("the key id is not an uncompressed public key")
        if len(body) - _HEADER.size - key_bytes > record_bytes:
            raise Unreadable("the body has more than one record")
        try:
            plain: bytes = http_ece.decrypt(body, private_key=self._key, auth_secret=self._secret)
        except (http_ece.ECEException, ValueError) as error:
            raise Unreadable(f"it is not encrypted to this browser ({error})") from error
        return plain


def base64url(data: bytes) -> str:
    """Base64url without padding."""
    return urlsafe_b64encode(data).decode().rstrip("=")
