"""The step that matters: from a draft to the phones, in one transaction."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from sqlalchemy import exists, select, text

from core.jobs import Job
from models import Attachment, Directive, DirectiveState
from services.actor import Work
from services.audit_log import record
from services.directives.audience import Audience, AudienceRule, ending, resolve
from services.directives.drafts import editable
from services.directives.errors import AudienceEmpty, NothingToRead
from services.directives.frozen import freeze
from services.directives.links import tell_superseded
from services.directives.preview import AudiencePreview, preview
from services.directives.quiet_hours import held_until, rings_from
from services.directives.rules import QUEUE_URGENCY
from services.directives.secrecy import gate
from services.directives.sequence import next_seq

FAN_OUT = Job("fan_out", queue="fan_out", urgent_queue="urgent")
"""Splits the audience of a published directive into chunks. Argument: ``directive_id``."""


def preview_audience(work: Work, directive_id: UUID, rule: AudienceRule) -> AudiencePreview:
    """How many members and cells a draft would reach, and by which channels.

    Raises:
        DirectiveNotFound, Forbidden, AlreadyPublished: see ``drafts.edit``.
        OrganisationNotFound, AudienceBeyondReach, AudienceNamedTwice, PersonBeyondReach: see
            ``audience.resolve``.
    """
    directive = editable(work, directive_id)
    counted = preview(work, resolve(work, rule))
    return replace(counted, rings_at=held_until(work, directive), ending=ending(work, rule))


def as_if_published(
    work: Work, directive_id: UUID, rule: AudienceRule
) -> tuple[Directive, Audience, AudiencePreview]:
    """What a publication now would send, to whom and how many: nothing is published.

    Raises:
        What :func:`publish` raises; a draft that is to be published by itself is fine.
    """
    directive = editable(work, directive_id, although_planned=True)
    chosen, counted = ready(work, directive, rule)
    return directive, chosen, replace(counted, rings_at=held_until(work, directive))


def publish(
    work: Work, directive_id: UUID, rule: AudienceRule, *, ring_now_because: str | None = None
) -> Directive:
    """Fix the text and the audience, number the publication, and set the phones ringing.

    In quiet hours what is not urgent comes to the inboxes at once and rings when they end (``rings_at``).

    Args:
        ring_now_because: the reason for ringing in quiet hours all the same; kept where it was needed.

    Directive, audience and job are committed together: either all of it happened or none.

    Raises:
        DirectiveNotFound, Forbidden, AlreadyPublished: see ``drafts.edit``.
        OrganisationNotFound, AudienceBeyondReach, AudienceNamedTwice, PersonBeyondReach: see
            ``audience.resolve``.
        NothingToRead: there is neither a text nor a file.
        AudienceEmpty: nobody is in the audience.
        SecrecySuspected: something looks like a secrecy stamp and two people have not answered for it.
    """
    directive = editable(work, directive_id)
    chosen, counted = ready(work, directive, rule)
    directive.addressed = counted.members
    _number(work, directive, chosen)
    directive.rings_at = rings_from(work, directive, ring_now_because)
    tell_superseded(work, directive)
    record(work, "directive.published", directive.id, organisation_id=directive.organisation_id)
    work.enqueue(FAN_OUT, urgency=QUEUE_URGENCY[directive.urgency], directive_id=str(directive.id))
    return directive


def ready(work: Work, directive: Directive, rule: AudienceRule) -> tuple[Audience, AudiencePreview]:
    """The audience in ids and its count, once nothing stands in the way of a publication.

    Raises:
        What :func:`publish` raises, but for the state of the draft.
    """
    _check_readable(work, directive)
    gate.check(work, directive)
    chosen = resolve(work, rule)
    counted = preview(work, chosen)
    if counted.members == 0:
        raise AudienceEmpty(field="include")
    return chosen, counted


def _check_readable(work: Work, directive: Directive) -> None:
    has_file = work.session.scalar(select(exists().where(Attachment.directive_id == directive.id)))
    if not directive.body and not has_file:
        raise NothingToRead(field="body")


def _number(work: Work, directive: Directive, chosen: Audience) -> None:
    """Give the publication its place in the one order of publications."""
    # What this very transaction changed about who belongs where comes before its publication.
    for moment in ("IMMEDIATE", "DEFERRED"):
        work.session.execute(text(f"SET CONSTRAINTS belonging_change_numbered {moment}"))
    directive.seq = seq = next_seq(work)
    directive.state = DirectiveState.PUBLISHED
    directive.published_at = work.now
    directive.published_by = work.actor.identity
    work.flush()
    freeze(work, directive, chosen, seq)
