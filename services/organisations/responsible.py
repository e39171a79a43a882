"""Which committee is responsible for what a cell did on a day, when the tree of that day changes.

Triggers enter it with every meeting and every month's outcome; only an order for a day that has
already passed changes it afterwards.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ARRAY, BigInteger, bindparam, text

from models import Meeting, MonthOutcome
from services.actor import Work
from services.organisations.periods import forget

_MEETINGS = """
    UPDATE meeting m SET responsible_id = responsible_committee(m.organisation_id, m.held_on)
     WHERE m.held_on >= :since AND m.organisation_id = ANY(ARRAY(
               SELECT organisation_id FROM organisation_period
                WHERE ancestors && :units AND (valid_to IS NULL OR valid_to > :since)))
       AND m.responsible_id <> responsible_committee(m.organisation_id, m.held_on)
"""
_MONTHS = """
    UPDATE month_outcome o SET responsible_id = responsible_committee(
               o.organisation_id, CAST(o.month + interval '1 month - 1 day' AS date))
     WHERE o.month >= date_trunc('month', CAST(:since AS date)) AND o.organisation_id = ANY(ARRAY(
               SELECT organisation_id FROM organisation_period
                WHERE ancestors && :units AND (valid_to IS NULL OR valid_to > :since)))
       AND o.responsible_id <> responsible_committee(
               o.organisation_id, CAST(o.month + interval '1 month - 1 day' AS date))
"""
_IDS = bindparam("units", type_=ARRAY(BigInteger))
_STATEMENTS = tuple(text(sql).bindparams(_IDS) for sql in (_MEETINGS, _MONTHS))


def attribute_again(work: Work, units: Sequence[int], since: date) -> None:
    """Count what these organisations, and all below, did since a day where they then stood.

    The figures of the months concerned follow at the commit.
    """
    for statement in _STATEMENTS:
        work.session.execute(statement, {"units": list(units), "since": since})
    forget(work, Meeting, MonthOutcome)
