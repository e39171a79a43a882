"""Counting attempts to sign in, in the database: every process and machine sees one count."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import delete, func, update
from sqlalchemy.dialects.postgresql import insert

from models import SignInThrottle
from services.accounts.errors import SignInBlocked
from services.accounts.rules import (
    FREE_FAILURES_BY_ADDRESS,
    FREE_FAILURES_BY_LOGIN,
    is_forgotten,
    spoken_wait,
    wait_after,
)
from services.actor import Work


def count_attempt(work: Work, login: str, address: str) -> None:
    """Count an attempt before it is judged, so that attempts side by side cannot outrun the count.

    Raises:
        SignInBlocked: this login or address has to wait; said of logins that do not exist, too.
    """
    _count(work, _login_key(work, login), FREE_FAILURES_BY_LOGIN)
    count_address(work, address)


def count_address(work: Work, address: str) -> None:
    """Count an attempt by where it came from alone: one-time codes are too long to guess.

    Raises:
        SignInBlocked: too many failures from this address.
    """
    _count(work, _address_key(work, address), FREE_FAILURES_BY_ADDRESS)


def forgive(work: Work, login: str, address: str) -> None:
    """Take back the attempt that succeeded, and forget the failures of its login."""
    work.session.execute(delete(SignInThrottle).where(SignInThrottle.key == _login_key(work, login)))
    forgive_address(work, address)


def forgive_address(work: Work, address: str) -> None:
    """Take back one attempt from an address: an office signs in hundreds of people."""
    work.session.execute(
        update(SignInThrottle)
        .where(SignInThrottle.key == _address_key(work, address))
        .values(failures=func.greatest(SignInThrottle.failures - 1, 0), blocked_until=None)
    )


def _login_key(work: Work, login: str) -> bytes:
    return work.vault.index("login attempts", login)


def _address_key(work: Work, address: str) -> bytes:
    return work.vault.index("address attempts", address)


def _count(work: Work, key: bytes, free: int) -> None:
    work.session.execute(
        insert(SignInThrottle).values(key=key, failures=0, last_failure_at=work.now).on_conflict_do_nothing()
    )
    throttle = work.session.get_one(SignInThrottle, key, with_for_update=True, populate_existing=True)
    if throttle.blocked_until is not None and work.now < throttle.blocked_until:
        raise _blocked(throttle.blocked_until - work.now)
    if is_forgotten(throttle.last_failure_at, work.now):
        throttle.failures = 0
    throttle.failures += 1
    throttle.last_failure_at = work.now
    # No wait is no moment either: somebody who began a little earlier would have to wait for it.
    wait = wait_after(throttle.failures, free)
    throttle.blocked_until = work.now + wait if wait else None


def _blocked(wait: timedelta) -> SignInBlocked:
    wait_vi, wait_en = spoken_wait(wait)
    return SignInBlocked(wait_vi=wait_vi, wait_en=wait_en, seconds=max(1, round(wait.total_seconds())))
