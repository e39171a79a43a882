"""The quotas of our projects at the providers: leases to senders, and waiting when told to."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert

from models import SendQuota, TokenBucket
from services.actor import Work
from services.deliveries import quota_rules
from services.deliveries.quota_rules import Ask, Bucket, Lease, Limits


def lease(work: Work, name: str, limits: Limits, ask: Ask) -> Lease:
    """Take from the bucket of a project; senders that ask at once take turns.

    The time is the database's, the same for every machine.
    """
    row, now = _held_row(work, name, limits)
    bucket, granted = quota_rules.leased(bucket_of(row), limits, now, ask)
    keep(row, bucket)
    return granted


def hold(work: Work, name: str, limits: Limits, wait: timedelta) -> None:
    """Let nobody send for the project for a while: the provider said that it was too much."""
    row, now = _held_row(work, name, limits)
    keep(row, quota_rules.held(bucket_of(row), now, wait))


def channel_of(name: str) -> str:
    """The channel whose project a quota is of: its name begins with it."""
    return name.partition(":")[0]


def present(work: Work, name: str, limits: Limits) -> tuple[Bucket, datetime]:
    """The bucket as it is at this moment, and the moment; nothing is taken, nobody waits."""
    now = work.session.execute(select(func.clock_timestamp())).scalar_one()
    row = work.session.get(SendQuota, name, populate_existing=True)
    return quota_rules.filled(bucket_of(row), limits, now) if row else quota_rules.cold(limits, now), now


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


def bucket_of(row: TokenBucket) -> Bucket:
    """What a row says, for the rules."""
    return Bucket(row.tokens, row.filled_to, row.warm_since)


def keep(row: TokenBucket, bucket: Bucket) -> None:
    """Write into a row what the rules made of it."""
    row.tokens, row.filled_to, row.warm_since = bucket.tokens, bucket.filled_to, bucket.warm_since
