"""Finding a Chromium on this machine."""

from __future__ import annotations

import os
import shutil

import pytest

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_HOW_TO = (
    "No Chromium was found. Install one (Debian, Ubuntu: apt-get install chromium; or Google Chrome), "
    "or say where it is: CHROMIUM_PATH=/path/to/chromium make test"
)
_QUIET = (
    "--headless",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def chromium_path() -> str:
    """The path of a Chromium; without one the test is skipped, and with ``CI=true`` it fails."""
    given = os.environ.get("CHROMIUM_PATH")
    found = given or next((path for name in _NAMES if (path := shutil.which(name))), None)
    if found:
        return found
    if os.environ.get("CI") == "true":
        pytest.fail(_HOW_TO)
    pytest.skip(_HOW_TO)


def launch_arguments() -> list[str]:
    """Nothing is called home; Chromium's sandbox refuses to work for root."""
    return [*_QUIET, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
