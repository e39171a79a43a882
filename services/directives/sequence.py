"""The one order of all that happens to published directives, which phones synchronise by."""

from __future__ import annotations

from sqlalchemy import select, update

from models import PublicationCounter
from services.actor import Work


def next_seq(work: Work) -> int:
    """The next place in the order.

    The counter's row stays locked until this transaction ends: numbers become visible in order, so
    whoever sees number *n* sees every number below it.
    """
    return work.session.execute(
        update(PublicationCounter)
        .values(value=PublicationCounter.value + 1)
        .returning(PublicationCounter.value)
    ).scalar_one()


def last_seq(work: Work) -> int:
    """The highest number given so far: all up to it can be seen by any look from now on."""
    return work.session.execute(select(PublicationCounter.value)).scalar_one()
