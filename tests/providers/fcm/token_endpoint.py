"""Google's token endpoint: takes assertions signed by a service account, gives access tokens."""

from __future__ import annotations

import json
import secrets
import threading
from functools import cache
from pathlib import Path
from typing import Protocol
from urllib.parse import parse_qs

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from tests.providers.fcm import discovery
from tests.providers.local_server import Request, Response
from tests.providers.stand_in import Refused

GRANT_TYPE = "urn:ietf:params:oauth:grant-type:jwt-bearer"
GOOGLE_AUDIENCE = "https://oauth2.googleapis.com/token"  # google-auth signs for it, whatever token_uri says
LIFETIME_SECONDS = 3600


class TokenEndpoint:
    """Knows the service accounts it has opened and the tokens it has given."""

    def __init__(self) -> None:
        self._accounts: dict[str, rsa.RSAPublicKey] = {}
        self._valid: set[str] = set()
        self._expired: set[str] = set()
        self._lock = threading.Lock()

    def open_account(self, email: str, key: rsa.RSAPublicKey) -> None:
        """Trust assertions of ``email`` that are signed with ``key``."""
        self._accounts[email] = key

    def grant(self, request: Request) -> Response:
        """An access token for a good assertion; ``Refused`` with OAuth's error for any other."""
        form = {name: values[-1] for name, values in parse_qs(request.body.decode()).items()}
        if form.get("grant_type") != GRANT_TYPE:
            raise _refusal("unsupported_grant_type", f"grant_type must be {GRANT_TYPE}")
        self._check(form.get("assertion", ""))
        token = f"ya29.{secrets.token_urlsafe(48)}"
        with self._lock:
            self._valid.add(token)
        content = {"access_token": token, "expires_in": LIFETIME_SECONDS - 1, "token_type": "Bearer"}
        return Response.json(200, content, {"Connection": "close"})

    def expire_all(self) -> None:
        """From now on, no token given so far is good."""
        with self._lock:
            self._expired |= self._valid
            self._valid.clear()

    def is_valid(self, token: str) -> bool:
        """Whether the token was given here and is still good."""
        return token in self._valid

    def was_valid(self, token: str) -> bool:
        """Whether the token was given here and has been expired since."""
        return token in self._expired

    def _check(self, assertion: str) -> None:
        try:
            issuer = jwt.decode(assertion, options={"verify_signature": False}).get("iss", "")
            claims = jwt.decode(
                assertion,
                self._accounts[issuer],
                algorithms=["RS256"],
                audience=GOOGLE_AUDIENCE,
                options={"require": ["iss", "iat", "exp", "aud", "scope"]},
            )
        except KeyError as error:
            raise _refusal("invalid_grant", f"account not found: {error}") from error
        except jwt.InvalidTokenError as error:
            raise _refusal("invalid_grant", f"Invalid JWT: {error}") from error
        if claims["exp"] - claims["iat"] > LIFETIME_SECONDS:
            raise _refusal("invalid_grant", "Invalid JWT: it may live for an hour at most")
        if not discovery.scopes() & set(claims["scope"].split()):
            raise _refusal("invalid_scope", f"none of {sorted(discovery.scopes())} is asked for")


class _Server(Protocol):
    project: str
    tokens: TokenEndpoint

    @property
    def url(self) -> str: ...


def service_account_file(folder: Path, server: _Server) -> Path:
    """Write ``service-account.json`` into ``folder``: a new account that ``server`` trusts."""
    email = f"handbook-{secrets.token_hex(4)}@{server.project}.iam.gserviceaccount.com"
    server.tokens.open_account(email, _private_key().public_key())
    content = {
        "type": "service_account",
        "project_id": server.project,
        "private_key_id": secrets.token_hex(20),
        "private_key": _pem(_private_key()),
        "client_email": email,
        "client_id": str(secrets.randbelow(10**21)),
        "auth_uri": "https://accounts.google.com/o/oauth2/auth",
        "token_uri": f"{server.url}/token",
        "universe_domain": "googleapis.com",
    }
    file = folder / "service-account.json"
    file.touch(mode=0o600)
    file.write_text(json.dumps(content, indent=2), "utf-8")
    return file


@cache
def _private_key() -> rsa.RSAPrivateKey:
    """One key per process: making it costs a tenth of a second, and no test needs two."""
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def _pem(key: rsa.RSAPrivateKey) -> str:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


def _refusal(error: str, description: str) -> Refused:
    return Refused(Response.json(400, {"error": error, "error_description": description}), [description])
