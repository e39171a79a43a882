"""Encryption of web push messages to one browser (RFC 8291, with the content coding of RFC 8188).

Written out because it is the dearest step of a web push: pywebpush takes half as long again, and brings an
HTTP client that nothing else needs.
"""

from __future__ import annotations

import hmac
import os
from base64 import urlsafe_b64decode

from cryptography.hazmat.primitives.asymmetric.ec import (
    ECDH,
    SECP256R1,
    EllipticCurvePrivateKey,
    EllipticCurvePublicKey,
    generate_private_key,
)
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

_CURVE = SECP256R1()
_RECORD_BYTES = (4096).to_bytes(4, "big")
_LAST_RECORD = b"\x02"
_AUTH_BYTES = 16


def encrypted(text: bytes, p256dh: str, auth: str) -> bytes:
    """``text`` (some 3,990 bytes at most) so that only the browser with these keys can read it.

    Raises:
        ValueError: the keys are not those of a browser.
    """
    return _encrypted(text, _decoded(p256dh), _decoded(auth), generate_private_key(_CURVE), os.urandom(16))


def _encrypted(
    text: bytes, browser_key: bytes, auth: bytes, own: EllipticCurvePrivateKey, salt: bytes
) -> bytes:
    if len(auth) != _AUTH_BYTES:
        raise ValueError("an authentication secret has 16 bytes")
    browser = EllipticCurvePublicKey.from_encoded_point(_CURVE, browser_key)
    own_key = own.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    shared = _hash(auth, own.exchange(ECDH(), browser))
    input_key = _hash(shared, b"WebPush: info\0" + browser_key + own_key + b"\x01")
    key = _hash(salt, input_key)
    content_key = _hash(key, b"Content-Encoding: aes128gcm\0\x01")[:16]
    nonce = _hash(key, b"Content-Encoding: nonce\0\x01")[:12]
    sealed = AESGCM(content_key).encrypt(nonce, text + _LAST_RECORD, None)
    return salt + _RECORD_BYTES + bytes([len(own_key)]) + own_key + sealed


def _hash(key: bytes, text: bytes) -> bytes:
    """One step of HKDF (RFC 5869) with SHA-256: no output here is longer than one hash."""
    return hmac.digest(key, text, "sha256")


def _decoded(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))
