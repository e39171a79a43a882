"""Publication at a time set before: ordered by a publisher, carried out by the queue."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select

from core.clock import local_date
from core.errors import HandbookError
from core.jobs import Job
from core.vietnamese import normalise
from models import Directive, DirectiveState, Organisation, PublicationPlan
from services.accounts import actor_of
from services.actor import Work
from services.audit_log import record
from services.directives.audience import AudienceRule, ending
from services.directives.drafts import editable
from services.directives.errors import AudienceEndsBefore, PlannedForThePast
from services.directives.kept_rules import kept, rule_kept
from services.directives.policy import managed_by
from services.directives.publication import publish, ready
from services.directives.queries import get
from services.directives.quiet_hours import held_until
from services.permissions import Permission

PUBLISH_PLANNED = Job("publish_planned", queue="fan_out", urgency=40)
"""Publishes what was planned for now. Argument: ``directive_id``."""


def plan_publication(
    work: Work,
    directive_id: UUID,
    rule: AudienceRule,
    *,
    at: datetime,
    ring_now_because: str | None = None,
) -> PublicationPlan:
    """Let a draft be published at a time to come; what would refuse it now refuses it at once.

    Until then nothing about the draft may change. A second plan takes the place of the first.

    Args:
        ring_now_because: the reason for ringing even if that is in quiet hours.

    Raises:
        PlannedForThePast: that time has come already.
        AudienceEndsBefore: an organisation named is a former one by then.
        Whatever ``publication.publish`` raises.
    """
    if at <= work.now:
        raise PlannedForThePast(field="at")
    directive = editable(work, directive_id, although_planned=True)
    ready(work, directive, rule)
    _check_standing(work, rule, local_date(at))
    plan = work.session.get(PublicationPlan, directive_id) or PublicationPlan(directive_id=directive_id)
    plan.publish_at, plan.rule = at, kept(rule)
    plan.ring_now_because = normalise(ring_now_because) if ring_now_because else None
    plan.planned_by, plan.planned_at, plan.refused_because = work.actor.identity, work.now, None
    work.session.add(plan)
    record(work, "directive.publication_planned", directive_id, organisation_id=directive.organisation_id)
    work.enqueue(PUBLISH_PLANNED, not_before=at, directive_id=str(directive_id))
    return plan


def plan_rings_at(work: Work, plan: PublicationPlan) -> datetime | None:
    """When the first phones of a plan ring, by the rules known today; None: as soon as it is published."""
    directive = work.session.get_one(Directive, plan.directive_id)
    return None if plan.ring_now_because else held_until(work, directive, plan.publish_at)


def _check_standing(work: Work, rule: AudienceRule, day: date) -> None:
    """Nobody is told through what has ended by then, and who is left out by it is told after all."""
    for organisation, end in ending(work, rule):
        if end <= day:
            raise AudienceEndsBefore(organisation=organisation.name, day=f"{end:%d/%m/%Y}")


def cancel_plan(work: Work, directive_id: UUID) -> None:
    """Let a draft wait for somebody to publish it; one that was not planned is fine.

    Raises:
        DirectiveNotFound, Forbidden, AlreadyPublished: see ``drafts.edit``.
    """
    directive = editable(work, directive_id, although_planned=True)
    plan = work.session.get(PublicationPlan, directive_id)
    if plan is not None:
        work.session.delete(plan)
        record(work, "directive.plan_cancelled", directive_id, organisation_id=directive.organisation_id)


def plan_of(work: Work, directive_id: UUID) -> PublicationPlan | None:
    """When a draft is to be published; None if that was not planned.

    Raises:
        DirectiveNotFound: there is none that the actor may see.
        Forbidden: the actor does not manage it.
    """
    directive = get(work, directive_id)
    owner = work.session.get_one(Organisation, directive.organisation_id)
    work.actor.require(Permission.DIRECTIVE_MANAGE, owner.ancestors)
    return work.session.get(PublicationPlan, directive_id)


def plans_of(work: Work, directive_ids: Collection[UUID]) -> dict[UUID, PublicationPlan]:
    """The plans there are for these drafts, of those that the actor manages."""
    plans = work.session.scalars(
        select(PublicationPlan)
        .join(Directive, Directive.id == PublicationPlan.directive_id)
        .where(PublicationPlan.directive_id.in_(directive_ids), managed_by(work.actor))
    )
    return {plan.directive_id: plan for plan in plans}


def publish_planned(work: Work, directive_id: UUID) -> bool:
    """Publish what is due, with the rights its planner has now; whether it was published.

    A plan that was cancelled or put off meanwhile is left alone. What is refused stays a draft, and the
    plan keeps the reason.
    """
    plan = work.session.get(PublicationPlan, directive_id, with_for_update=True)
    if plan is None or plan.publish_at > work.now or plan.refused_because is not None:
        return False
    try:
        with work.session.begin_nested(), work.as_actor(actor_of(work, plan.planned_by)):
            rule, reason = rule_kept(plan.rule), plan.ring_now_because
            work.session.delete(plan)
            work.session.flush()
            published = publish(work, directive_id, rule, ring_now_because=reason)
            return published.state is DirectiveState.PUBLISHED
    except HandbookError as refusal:
        planned = work.session.get_one(PublicationPlan, directive_id, populate_existing=True)
        planned.refused_because = refusal.code
        return False
