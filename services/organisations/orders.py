"""Orders to change the tree: tried, carried out at once, or kept until their day; one path for all.

What an order would do is found by doing it inside a savepoint. A preview and an order for a day to
come are undone again; the latter is then kept and done anew, in the same way, on its day.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Protocol

from sqlalchemy import Select, func, select

from core.errors import HandbookError
from core.logging import get_logger
from models import ChangeKind, Organisation, OrganisationChange
from services.actor import Work
from services.audit_log import record
from services.organisations import periods
from services.organisations.effect import Effect
from services.organisations.errors import ChangeNotFound
from services.organisations.queries import get
from services.organisations.responsible import attribute_again
from services.permissions import Permission

log = get_logger(__name__)
SITTING = timedelta(hours=12)


class Order(Protocol):
    """What a command asks for; its fields are kept as JSON."""

    @property
    def kind(self) -> ChangeKind:
        """Which command."""

    def apply(self, work: Work, on: date, effect: Effect) -> None:
        """Do it from ``on`` on, counting in ``effect``; refuse by raising."""


@dataclass(frozen=True, slots=True)
class ChangeReport:
    """What an order did, would do (``preview``), or will do on its day (``change`` waits)."""

    kind: ChangeKind
    effective_on: date
    effect: Effect
    change: OrganisationChange | None

    @property
    def is_applied(self) -> bool:
        """Whether it has been done."""
        return self.change is not None and self.change.applied_at is not None


def order(work: Work, wanted: Order, *, on: date | None, decision: str | None, preview: bool) -> ChangeReport:
    """Carry out ``wanted`` from ``on`` (today by default), or keep it until then.

    Raises:
        HandbookError: it is refused, whether today or for the day it is meant for.
    """
    day = on or work.today
    periods.lock(work)
    effect = Effect()
    is_kept = not preview and day <= work.today
    trial = work.session.begin_nested()
    try:
        _carry_out(work, wanted, day, effect)
    except HandbookError:
        trial.rollback()
        raise
    if is_kept:
        trial.commit()
    else:
        trial.rollback()
        work.session.expire_all()
    change = None if preview else _entered(work, wanted, day, decision, effect)
    return ChangeReport(wanted.kind, day, effect, change)


def withdraw(work: Work, organisation: str, change_id: int) -> None:
    """Take back an order about an organisation (a code) that still waits for its day.

    Raises:
        OrganisationNotFound, Forbidden: not there, not for the actor to see, or not theirs to change.
        ChangeNotFound: there is none that the actor may withdraw.
    """
    place = get(work, organisation)
    work.actor.require(Permission.ORGANISATION_MANAGE, place.ancestors)
    change = work.session.scalar(waiting().where(OrganisationChange.id == change_id).with_for_update())
    if change is None or place.id not in change.organisation_ids or not _administers(work, change):
        raise ChangeNotFound
    change.withdrawn_at = work.now
    work.flush()
    record(work, "organisation.change_withdrawn", change.id, organisation_id=change.organisation_ids[0])


def carry_out_waiting(work: Work, change: OrganisationChange, wanted: Order) -> None:
    """Do on its day what was ordered before. If it is refused now, the refusal is kept with the order."""
    periods.lock(work)
    effect = Effect(is_strict=False)
    trial = work.session.begin_nested()
    try:
        _carry_out(work, wanted, change.effective_on, effect)
    except HandbookError as refusal:
        trial.rollback()
        work.session.expire_all()
        change.refused_at, change.refusal = work.now, refusal.code
        log.warning("organisation_change_refused", change=change.id, refusal=refusal.code)
    else:
        trial.commit()
        change.applied_at, change.summary = work.now, effect.summary
        change.organisation_ids = effect.units
        record(work, "organisation.change_applied", change.id, organisation_id=effect.units[0])
    work.flush()


def waiting() -> Select[OrganisationChange]:
    """The orders whose day is still to come, or has just come, in the order of their days."""
    change = OrganisationChange
    outcomes = func.num_nonnulls(change.applied_at, change.refused_at, change.withdrawn_at)
    return select(change).where(outcomes == 0).order_by(change.effective_on, change.id)


def latest_order(work: Work) -> OrganisationChange | None:
    """What the actor ordered last within one sitting: its day and document are likely the next one's too."""
    change = OrganisationChange
    return work.session.scalar(
        select(change)
        .where(change.ordered_by == work.actor.member_id, change.ordered_at > work.now - SITTING)
        .order_by(change.ordered_at.desc(), change.id.desc())
        .limit(1)
    )


def _carry_out(work: Work, wanted: Order, day: date, effect: Effect) -> None:
    wanted.apply(work, day, effect)
    work.flush()
    periods.refresh(work, effect.units)
    attribute_again(work, effect.units, day)


def _entered(
    work: Work, wanted: Order, day: date, decision: str | None, effect: Effect
) -> OrganisationChange:
    # An organisation that was founded only on trial is not there any more.
    known = work.session.scalars(select(Organisation.id).where(Organisation.id.in_(effect.units))).all()
    change = OrganisationChange(
        kind=wanted.kind,
        organisation_ids=known,
        effective_on=day,
        decision=decision,
        details=asdict(wanted),  # type: ignore[call-overload] # every order is a dataclass
        summary=effect.summary,
        ordered_at=work.now,
        ordered_by=work.actor.member_id,
        applied_at=work.now if day <= work.today else None,
    )
    work.session.add(change)
    work.flush()
    record(work, f"organisation.{wanted.kind}", change.id, organisation_id=effect.units[0])
    return change


def _administers(work: Work, change: OrganisationChange) -> bool:
    places = work.session.scalars(select(Organisation).where(Organisation.id.in_(change.organisation_ids)))
    return all(work.actor.may(Permission.ORGANISATION_MANAGE, place.ancestors) for place in places)
