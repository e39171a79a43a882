"""Figures of the worker, for Prometheus: what was sent, what failed and why, what waits and for how long."""

from __future__ import annotations

from collections.abc import Iterator

from prometheus_client import Counter, Histogram
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector
from sqlalchemy import text

from core.unit_of_work import Runtime
from services.actor import SYSTEM

NOTICES = Counter(
    "handbook_notices", "Notices by channel and by what the provider said.", ("channel", "verdict")
)
FAILURES = Counter(
    "handbook_notice_failures", "Notices that were not accepted, by channel and cause.", ("channel", "cause")
)
JOBS = Histogram("handbook_job_seconds", "Duration of jobs by task and result.", ("task", "result"))

_QUEUES = text("""
    SELECT queue_name, CAST(status AS text), count(*),
           coalesce(extract(epoch FROM now() - min(due) FILTER (WHERE status = 'todo' AND due <= now())), 0)
      FROM (SELECT j.queue_name, j.status,
                   coalesce(j.scheduled_at,
                            (SELECT min(at) FROM procrastinate_events e WHERE e.job_id = j.id)) AS due
              FROM procrastinate_jobs j WHERE j.status IN ('todo', 'doing')) AS live
     GROUP BY queue_name, status
""")
_QUOTAS = text("""
    SELECT name, tokens, greatest(extract(epoch FROM filled_to - now()), 0) FROM send_quota
""")


class QueueFigures(Collector):
    """The queues and quotas that all workers share, asked for whenever somebody looks."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """What waits in each queue, how long the oldest is overdue, and what each quota holds."""
        with self._runtime.work(SYSTEM, read_only=True) as work:
            queues = work.session.execute(_QUEUES).all()
            quotas = work.session.execute(_QUOTAS).all()
        jobs = GaugeMetricFamily("handbook_jobs", "Jobs by queue and state.", labels=("queue", "state"))
        lag = GaugeMetricFamily(
            "handbook_queue_lag_seconds", "How long the oldest job that is due waits.", labels=("queue",)
        )
        for queue, state, number, seconds in queues:
            jobs.add_metric((queue, state), number)
            if state == "todo":
                lag.add_metric((queue,), float(seconds))
        tokens = GaugeMetricFamily("handbook_quota_tokens", "What a quota held last.", labels=("project",))
        held = GaugeMetricFamily(
            "handbook_quota_held_seconds", "How much longer a provider wants us to wait.", labels=("project",)
        )
        for project, left, seconds in quotas:
            tokens.add_metric((project,), float(left))
            held.add_metric((project,), float(seconds))
        yield from (jobs, lag, tokens, held)

    def describe(self) -> Iterator[GaugeMetricFamily]:
        """Nothing beforehand: registering asks no database."""
        return iter(())
