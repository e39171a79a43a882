"""What a fresh machine gives: settings, and a clock that stands still at the moment all tests live in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from core.settings import Settings

SECRET_KEY = "a secret key that only the tests know, 0123456789"
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
"""Sunday evening, 22 November 2026, 19:00 in Viet Nam."""


class StoppedClock:
    """A clock that stands still until a test moves it."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def advance(self, by: timedelta) -> None:
        self.now += by


def fresh_settings(folder: Path) -> Settings:
    """Settings as on a fresh machine, with that data folder."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("HANDBOOK_DATA", str(folder))
        environment.setenv("SECRET_KEY", SECRET_KEY)
        return Settings.from_environment()
