"""The parts that this process shares between its requests."""

from __future__ import annotations

from typing import cast

from flask import current_app

from core.unit_of_work import Runtime


def current_runtime() -> Runtime:
    """The runtime the application was made with."""
    return cast("Runtime", current_app.extensions["handbook"])
