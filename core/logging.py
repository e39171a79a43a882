"""Structured logs: one event a line, each with the id of the request, update or job it belongs to.

Logs carry ids and counts. Names, texts, tokens and numbers of persons are never logged.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

import structlog

from core.settings import Settings


def configure_logging(settings: Settings) -> None:
    """Send every logger of the process, ours and the libraries', through one formatter to stderr."""
    shared: list[structlog.types.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    renderer: structlog.types.Processor = (
        structlog.processors.JSONRenderer()
        if settings.log_format == "json"
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    handler = logging.StreamHandler()
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(settings.log_level.upper())
    # At "info" these log addresses that carry tokens, the arguments of every job, or plain noise.
    for name in ("alembic", "httpx", "httpcore", "urllib3", "procrastinate", "google", "telegram"):
        logging.getLogger(name).setLevel("WARNING")


def get_logger(name: str) -> structlog.stdlib.BoundLogger:
    """A logger whose events are named in ``snake_case`` and carry keyword details."""
    return cast("structlog.stdlib.BoundLogger", structlog.get_logger(name))


@contextmanager
def log_context(**ids: object) -> Iterator[None]:
    """Put ``request=…``, ``update=…`` or ``job=…`` on every event logged inside the block."""
    with structlog.contextvars.bound_contextvars(**ids):
        yield
