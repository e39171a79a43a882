"""When the phones of a publication may ring: what can wait until the morning waits."""

from __future__ import annotations

from datetime import UTC, datetime

from core.clock import local_date
from core.vietnamese import normalise
from models import Directive, Organisation, Urgency
from services import calendar, rule_packs
from services.actor import Work
from services.audit_log import record


def held_until(work: Work, directive: Directive, at: datetime | None = None) -> datetime | None:
    """The end of the quiet hours that hold what is published or changed ``at`` (now); None: it may ring.

    Inboxes have it in any case. What is urgent is never held. The hours are those of the publishing
    organisation's rule pack.
    """
    if directive.urgency is not Urgency.NORMAL:
        return None
    moment = at or work.now
    owner = work.session.get_one(Organisation, directive.organisation_id)
    rules = rule_packs.in_force(work, owner, local_date(moment)).quiet
    end = calendar.quiet_until(moment, begins=rules.begins, ends=rules.ends)
    return end.astimezone(UTC) if end else None


def rings_from(work: Work, directive: Directive, ring_now_because: str | None) -> datetime | None:
    """When phones may ring about what is being done to a directive; None: at once.

    A reason for ringing in quiet hours is kept and logged where it was needed.
    """
    end = held_until(work, directive)
    if end is None or not ring_now_because:
        return end
    directive.rung_at_night_because = normalise(ring_now_because)
    record(work, "directive.rung_at_night", directive.id, organisation_id=directive.organisation_id)
    return None
