"""Encryption at rest for the few fields that identify a person to the outside world."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hmac import HMAC
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_NONCE_BYTES = 12
_VERSION = b"\x01"


class Vault:
    """Seals, opens and indexes text under keys derived from the handbook's secret key.

    A *blind index* is a keyed hash: equal texts have equal indexes, so a sealed column can be
    looked up and kept unique, and the index tells nothing without the key.
    """

    def __init__(self, secret_key: str) -> None:
        self._cipher = AESGCM(_derive(secret_key, b"handbook field encryption"))
        self._keyed_hash = HMAC(_derive(secret_key, b"handbook blind index"), SHA256())
        self._secret_key = secret_key

    def seal(self, text: str) -> bytes:
        """``version ‖ nonce ‖ AES-256-GCM(text)``; two seals of one text differ."""
        return self.seal_bytes(text.encode())

    def seal_bytes(self, content: bytes) -> bytes:
        """The same for a whole file."""
        nonce = os.urandom(_NONCE_BYTES)
        return _VERSION + nonce + self._cipher.encrypt(nonce, content, _VERSION)

    def seal_all(self, texts: Sequence[str | None]) -> list[bytes | None]:
        """Every text sealed by itself, in order; the system is asked for randomness once for all."""
        nonces, encrypt = os.urandom(_NONCE_BYTES * len(texts)), self._cipher.encrypt
        sealed: list[bytes | None] = []
        for start, text in enumerate(texts):
            nonce = nonces[start * _NONCE_BYTES : (start + 1) * _NONCE_BYTES]
            sealed.append(
                None if text is None else _VERSION + nonce + encrypt(nonce, text.encode(), _VERSION)
            )
        return sealed

    def open(self, sealed: bytes) -> str:
        """The text that was sealed.

        Raises:
            cryptography.exceptions.InvalidTag: sealed under another key, or altered.
        """
        return self.open_bytes(sealed).decode()

    def open_bytes(self, sealed: bytes) -> bytes:
        """The same for a whole file.

        Raises:
            cryptography.exceptions.InvalidTag: as for text.
        """
        nonce, body = sealed[1 : 1 + _NONCE_BYTES], sealed[1 + _NONCE_BYTES :]
        return self._cipher.decrypt(nonce, body, sealed[:1])

    def open_optional(self, sealed: bytes | None) -> str | None:
        """The same for a field that may be empty."""
        return None if sealed is None else self.open(sealed)

    def index(self, purpose: str, text: str) -> bytes:
        """The blind index of ``text`` within ``purpose`` (16 bytes): a column's name, say."""
        keyed = self._keyed_hash.copy()  # the key is taken in once: a list asks two hundred thousand times
        keyed.update(purpose.encode() + b"\x00" + text.encode())
        return keyed.finalize()[:16]

    def key_for(self, purpose: str) -> bytes:
        """A 32-byte key of its own for another mechanism (signed cookies, a database role)."""
        return _derive(self._secret_key, f"handbook {purpose}".encode())


def token_hash(token: str) -> bytes:
    """What the database keeps of a bearer token or one-time code: SHA-256, 32 bytes.

    Tokens are random and long, so a plain hash cannot be reversed; short one-time codes are
    hashed by :meth:`Vault.index` instead.
    """
    return hashlib.sha256(token.encode()).digest()


def _derive(secret_key: str, purpose: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose).derive(secret_key.encode())
