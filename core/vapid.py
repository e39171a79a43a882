"""The key pair by which browsers' push services know this handbook (VAPID, RFC 8292)."""

from __future__ import annotations

from base64 import urlsafe_b64encode

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from py_vapid import Vapid02

from core.kept_secret import kept_secret
from core.settings import Settings, SettingsError


def signer(settings: Settings) -> Vapid02:
    """The private key, ready to sign: ``VAPID_PRIVATE_KEY``, or one made and kept under the data folder.

    A subscription is bound to the key it was made for, so a new key silences every browser.

    Raises:
        SettingsError: ``VAPID_PRIVATE_KEY`` is no P-256 key.
    """
    text = settings.vapid_private_key or kept_secret(settings.data_folder / "vapid-private-key", _new_key)
    try:
        return Vapid02.from_string(text)
    except ValueError as error:
        raise SettingsError(
            "VAPID_PRIVATE_KEY must be a P-256 private key in base64url: 32 bytes, or DER."
        ) from error


def public_key(settings: Settings) -> str:
    """What a browser needs to subscribe (``applicationServerKey``): base64url without padding.

    Raises:
        SettingsError: see :func:`signer`.
    """
    point = signer(settings).public_key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return _base64url(point)


def _new_key() -> str:
    number: int = ec.generate_private_key(ec.SECP256R1()).private_numbers().private_value
    return _base64url(number.to_bytes(32, "big"))


def _base64url(data: bytes) -> str:
    return urlsafe_b64encode(data).decode().rstrip("=")
