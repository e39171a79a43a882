"""Checks who sends: the VAPID header of RFC 8292."""

from __future__ import annotations

import re
import time
from base64 import urlsafe_b64decode
from urllib.parse import urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import ec

LONGEST_LIFE_SECONDS = 24 * 3600
_PARAMETER = re.compile(r"\s*([a-z]+)\s*=\s*\"?([A-Za-z0-9_.=-]+)\"?\s*")


class WrongSender(ValueError):
    """The header does not prove who sends."""


def sender_key(authorization: str, origin: str) -> bytes:
    """The sender's public key (uncompressed point), once the header is proved for ``origin``.

    Raises:
        WrongSender: saying what is wrong.
    """
    scheme, _, rest = authorization.partition(" ")
    found = [_PARAMETER.fullmatch(part) for part in rest.split(",")]
    parameters = {match[1]: match[2] for match in found if match}
    if scheme.lower() != "vapid" or not {"t", "k"} <= parameters.keys():
        raise WrongSender("Authorization must read: vapid t=<token>, k=<public key>")
    point = _decoded(parameters["k"])
    _check_claims(_claims(parameters["t"], point, origin))
    return point


def _decoded(text: str) -> bytes:
    try:
        return urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except ValueError as error:
        raise WrongSender("k is not base64url") from error


def _claims(token: str, point: bytes, origin: str) -> dict[str, object]:
    try:
        key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
        claims: dict[str, object] = jwt.decode(
            token, key, algorithms=["ES256"], audience=origin, options={"require": ["aud", "exp", "sub"]}
        )
    except (jwt.InvalidTokenError, ValueError) as error:
        raise WrongSender(f"the token is not good: {error}") from error
    return claims


def _check_claims(claims: dict[str, object]) -> None:
    expires = claims["exp"]
    if not isinstance(expires, int) or expires > time.time() + LONGEST_LIFE_SECONDS:
        raise WrongSender("the token may live for 24 hours at most")
    contact = urlsplit(str(claims["sub"]))
    if contact.scheme not in ("mailto", "https") or not (contact.netloc or "@" in contact.path):
        raise WrongSender("sub must be a mailto: or https: address")
