"""Asking for a rehearsal: what would refuse the publication refuses it at once."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import delete, exists, or_

from models import Rehearsal, RehearsalChunk
from services import directives
from services.actor import Work
from services.audit_log import record
from services.deliveries.rehearsals.cutting import continue_cutting
from services.directives import AudienceRule


def rehearse(work: Work, directive_id: UUID, rule: AudienceRule) -> Rehearsal:
    """Try the publication of a draft to an audience, once this unit of work commits; nobody is called.

    One that is still under way for the same draft is given up: there is never more than one.

    Raises:
        What ``directives.publish`` raises; a draft that is to be published by itself is fine.
    """
    directive, audience, counted = directives.as_if_published(work, directive_id, rule)
    _give_up(work, directive_id)
    rehearsal = Rehearsal(
        directive_id=directive_id,
        urgency=directive.urgency,
        audience=directives.kept_audience(audience),
        expected=counted.channels,
        rings_at=counted.rings_at,
        asked_at=work.now,
    )
    work.session.add(rehearsal)
    work.flush()
    record(work, "directive.rehearsed", directive_id, organisation_id=directive.organisation_id)
    continue_cutting(work, rehearsal.id)
    return rehearsal


def _give_up(work: Work, directive_id: UUID) -> None:
    """Its jobs find nothing any more, and end."""
    is_open = exists().where(
        RehearsalChunk.rehearsal_id == Rehearsal.id, RehearsalChunk.finished_at.is_(None)
    )
    work.session.execute(
        delete(Rehearsal).where(
            Rehearsal.directive_id == directive_id, or_(Rehearsal.cut_at.is_(None), is_open)
        )
    )
