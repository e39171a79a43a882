"""Counters of the worker, for Prometheus."""

from __future__ import annotations

from prometheus_client import Counter, Histogram

NOTICES = Counter(
    "handbook_notices", "Notices by channel and by what the provider said.", ("channel", "verdict")
)
JOBS = Histogram("handbook_job_seconds", "Duration of jobs by task and result.", ("task", "result"))
