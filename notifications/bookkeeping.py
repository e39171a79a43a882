"""Writing down what providers answered, also where the database is away just then."""

from __future__ import annotations

import time
from collections.abc import Callable

from procrastinate.exceptions import ConnectorException

from core.database import DATABASE_AWAY
from core.logging import get_logger
from core.unit_of_work import Runtime
from services.actor import SYSTEM, Work

# Answers that were lost are asked for again, and phones ring twice: a restart of PostgreSQL is waited for.
_WAITS = (0.2, 0.5, 1.0, 2.0, 4.0, *(5.0,) * 24)
log = get_logger(__name__)


def write_down(runtime: Runtime, write: Callable[[Work], None]) -> None:
    """Do ``write`` in a unit of work, for two minutes again and again until the database takes it.

    ``write`` must do no harm when it runs twice: a commit may have arrived whose confirmation did not.
    """
    for wait in _WAITS:
        if _is_written(runtime, write):
            return
        time.sleep(wait)
    with runtime.work(SYSTEM) as work:
        write(work)


def _is_written(runtime: Runtime, write: Callable[[Work], None]) -> bool:
    try:
        with runtime.work(SYSTEM) as work:
            write(work)
    except (*DATABASE_AWAY, ConnectorException):
        log.warning("answers_wait_for_the_database", exc_info=True)
        return False
    return True
