"""Logs: one event a line, in words or in JSON, and no library's chatter."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog

from core.logging import configure_logging, get_logger, log_context
from core.settings import Settings


@pytest.fixture(autouse=True)
def as_it_was(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """Logging is global to the process: put it back."""
    monkeypatch.setenv("HANDBOOK_DATA", str(tmp_path))
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    structlog.reset_defaults()
    root.handlers[:] = handlers
    root.setLevel(level)


def configured(monkeypatch: pytest.MonkeyPatch, log_format: str) -> None:
    monkeypatch.setenv("LOG_FORMAT", log_format)
    configure_logging(Settings.from_environment())


def broken() -> None:
    a_name_on_the_stack = "Nguyễn Thị Bí Mật"
    raise RuntimeError("it broke") from ValueError(len(a_name_on_the_stack))


@pytest.mark.parametrize("log_format", ["text", "json"])
def test_a_mistake_shows_where_and_not_with_what(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], log_format: str
) -> None:
    configured(monkeypatch, log_format)
    try:
        broken()
    except RuntimeError:
        get_logger("test").exception("mistake", number="1234")
    shown = capsys.readouterr().err
    assert "Logging error" not in shown
    assert "RuntimeError: it broke" in shown
    assert "in broken" in shown
    assert "Bí Mật" not in shown.replace('a_name_on_the_stack = "Nguyễn Thị Bí Mật"', "")


def test_for_machines_an_event_is_a_line_of_json(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    configured(monkeypatch, "json")
    with log_context(request="abc"):
        get_logger("test").info("request", status=200)
        logging.getLogger("a.library").warning("said %s", "something")
    events = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert [(event["event"], event["request"], event["level"]) for event in events] == [
        ("request", "abc", "info"),
        ("said something", "abc", "warning"),
    ]
    assert events[0]["status"] == 200
    assert events[0]["timestamp"].endswith("Z")


@pytest.mark.parametrize("library", ["httpx", "telegram.ext", "procrastinate.worker", "google.auth"])
def test_libraries_that_log_tokens_are_quiet(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], library: str
) -> None:
    configured(monkeypatch, "json")
    logging.getLogger(library).info("POST https://api.telegram.org/bot1:secret/sendMessage")
    assert capsys.readouterr().err == ""
