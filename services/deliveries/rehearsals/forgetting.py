"""Rehearsals are looked at and then of no use; what is old goes."""

from __future__ import annotations

from datetime import timedelta
from typing import cast

from sqlalchemy import CursorResult, delete

from models import Rehearsal
from services.actor import Work

KEPT_FOR = timedelta(days=7)


def forget_old_rehearsals(work: Work) -> int:
    """Forget those that were asked for more than seven days ago; how many. For workers."""
    old = delete(Rehearsal).where(Rehearsal.asked_at < work.now - KEPT_FOR)
    return cast("CursorResult[object]", work.session.execute(old)).rowcount
