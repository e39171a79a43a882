"""The right to send through FCM: a service account, and the access tokens it gets from Google."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Protocol

import requests
from firebase_admin import credentials
from google.auth.exceptions import GoogleAuthError
from google.auth.transport.requests import Request

from core.settings import SettingsError

_SECONDS = 10


class NoAccess(Exception):
    """Google gives no access token just now."""


class Access(Protocol):
    """What lets in at FCM."""

    @property
    def project(self) -> str:
        """Whose quota it is sent by."""

    def token(self, *, other_than: str = "") -> str:
        """See :meth:`FcmAccess.token`."""

    def close(self) -> None:
        """Give back what it holds."""


class FcmAccess:
    """Access tokens for one service account, fetched when the last one runs out.

    Raises:
        SettingsError: the file is not that of a service account.
    """

    def __init__(self, file: Path) -> None:
        try:
            certificate = credentials.Certificate(str(file))
        except (OSError, ValueError) as error:
            raise SettingsError(
                f"FIREBASE_CREDENTIALS names {file}, which is not the key file of a service account."
            ) from error
        self.project: str = certificate.project_id
        self._credential = certificate.get_credential()
        self._session = requests.Session()
        self._lock = threading.Lock()

    def token(self, *, other_than: str = "") -> str:
        """An access token; a new one where ``other_than`` is the present one, which was not taken.

        Raises:
            NoAccess: Google does not answer, or refuses.
        """
        with self._lock:
            if not self._credential.valid or self._credential.token == other_than:
                self._refresh()
            token: str = self._credential.token
            return token

    def close(self) -> None:
        """Close the connection to Google."""
        self._session.close()

    def _refresh(self) -> None:
        try:
            self._credential.refresh(_BoundedRequest(self._session))
        except GoogleAuthError as error:
            raise NoAccess from error


class _BoundedRequest(Request):
    """google-auth would wait for two minutes."""

    def __call__(self, *args: object, **options: object) -> object:
        return super().__call__(*args, **{**options, "timeout": _SECONDS})  # type: ignore[no-untyped-call]
