"""The quotas of our projects at the providers: leases to senders, and waiting when told to."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert

from models import SendQuota
from services.actor import Work
from services.deliveries import quota_rules
from services.deliveries.quota_rules import Ask, Bucket, Lease, Limits


def lease(work: Work, name: str, limits: Limits, ask: Ask) -> Lease:
    """Take from the bucket of a project; senders that ask at once take turns.

    The time is the database's, the same for every machine.
    """
    row, now = _held_row(work, name, limits)
    bucket, granted = quota_rules.leased(_bucket(row), limits, now, ask)
    _keep(row, bucket)
    return granted


def hold(work: Work, name: str, limits: Limits, wait: timedelta) -> None:
    """Let nobody send for the project for a while: the provider said that it was too much."""
    row, now = _held_row(work, name, limits)
    _keep(row, quota_rules.held(_bucket(row), now, wait))


def _held_row(work: Work, name: str, limits: Limits) -> tuple[SendQuota, datetime]:
    found = work.session.get(SendQuota, name, with_for_update=True, populate_existing=True)
    now = work.session.execute(select(func.clock_timestamp())).scalar_one()
    if found is not None:
        return found, now
    fresh = quota_rules.cold(limits, now)
    work.session.execute(
        insert(SendQuota)
        .values(name=name, tokens=fresh.tokens, filled_to=now, warm_since=now)
        .on_conflict_do_nothing()
    )
    return work.session.get_one(SendQuota, name, with_for_update=True), now


def _bucket(row: SendQuota) -> Bucket:
    return Bucket(row.tokens, row.filled_to, row.warm_since)


def _keep(row: SendQuota, bucket: Bucket) -> None:
    row.tokens, row.filled_to, row.warm_since = bucket.tokens, bucket.filled_to, bucket.warm_since
