"""The inbox at the size of the country: how long PostgreSQL takes to answer it."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from bench.measure import row
from bench.nation import NATIONAL, SMALL, settle
from core.clock import local_date, system_clock
from core.question import Question
from core.unit_of_work import Runtime
from services.actor import ANONYMOUS
from services.directives.inbox import INBOX

_SAMPLED = 400
# Without "what reached me": today's way up only, all of it sorted.
_NAIVE = Question("""
    SELECT d.seq, d.id, d.symbol, d.abstract, d.published_at, r.read_at
      FROM membership m JOIN organisation o ON o.id = m.organisation_id
      JOIN addressee l ON l.organisation_id = ANY(o.ancestors) AND NOT l.excluded
      JOIN directive d ON d.id = l.directive_id
      LEFT JOIN receipt r ON r.directive_id = d.id AND r.member_id = m.member_id
     WHERE m.member_id = :member AND m.valid_from <= :today AND (m.valid_to IS NULL OR m.valid_to > :today)
     ORDER BY d.seq DESC LIMIT :limit
""")
# The newest lines of one index, and nothing of who it is for.
_LIMIT = Question("""
    SELECT d.seq, d.id, d.symbol, d.abstract, d.published_at
      FROM unnest((SELECT o.ancestors FROM membership m JOIN organisation o ON o.id = m.organisation_id
                    WHERE m.member_id = :member AND m.valid_from <= :today)) AS step(organisation)
      CROSS JOIN LATERAL (SELECT directive_id FROM addressee
                           WHERE organisation_id = step.organisation ORDER BY seq DESC LIMIT :limit) l
      JOIN directive d ON d.id = l.directive_id
     ORDER BY d.seq DESC LIMIT :limit
""")


def measures(runtime: Runtime, scale: str) -> list[dict[str, Any]]:
    """Fill an empty database with the country (a fiftieth at small scale) and ask for many inboxes."""
    members = settle(runtime, NATIONAL if scale == "national" else SMALL, _SAMPLED)
    return [
        row(
            "inbox_sql_p99_ms",
            _p99(runtime, INBOX, members),
            "ms",
            naive=_p99(runtime, _NAIVE, members),
            limit=_p99(runtime, _LIMIT, members),
            target=3.0,
        )
    ]


def _p99(runtime: Runtime, question: Question, members: Sequence[UUID]) -> float:
    values: dict[str, Any] = {"today": local_date(system_clock()), "below": 2**62, "limit": 51}
    with runtime.glance(ANONYMOUS) as work:

        def ask(member: UUID) -> Callable[[], object]:
            return lambda: work.ask(question, member=member, **values)

        for member in members[:20]:  # prepares it, and warms what everybody shares
            ask(member)()
        taken = sorted(_ms(ask(member)) for member in members)
    return taken[int(len(taken) * 0.99)]


def _ms(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return (time.perf_counter() - begun) * 1e3
