"""After publication the text is fixed: a correction is a new version, numbered, that says what and why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Unpack
from uuid import UUID

from sqlalchemy import delete, select, update

from core.jobs import Job
from core.vietnamese import normalise
from models import (
    Directive,
    DirectiveState,
    DraftChange,
    HeldCorrection,
    Organisation,
    Reach,
    ReplacedVersion,
    Secrecy,
)
from services.actor import Work
from services.audit_log import record
from services.directives.content import changed_fields, content_of
from services.directives.drafts import DirectiveFields, apply, save
from services.directives.errors import (
    DirectiveWithdrawn,
    NothingCorrected,
    NotPublished,
    ReasonNotGiven,
    VersionNotFound,
)
from services.directives.queries import get
from services.directives.quiet_hours import rings_from
from services.directives.rules import QUEUE_URGENCY, check_secrecy
from services.directives.secrecy import gate
from services.directives.sequence import next_seq
from services.permissions import Permission

TELL_CHANGE = Job("tell_change", queue="fan_out")
"""Rings those who had a directive that was corrected or withdrawn. Argument: ``directive_id``."""


def correct(
    work: Work,
    directive_id: UUID,
    *,
    what: str,
    why: str,
    ring_now_because: str | None = None,
    **fields: Unpack[DirectiveFields],
) -> Directive:
    """Put a new version in the place of the published one; whoever had read it is to read it again.

    Receipts are of a version: those of the old one are kept, and the counters begin anew. It is in every
    inbox at once; phones ring about it as they would about its publication.

    Args:
        what: what changed, in a sentence for the reader; ``why``: the reason.
        ring_now_because: the reason for ringing in quiet hours all the same.

    Raises:
        DirectiveNotFound, Forbidden, NotPublished, DirectiveWithdrawn: there is nothing to correct.
        NothingCorrected: every field is as it was.
        ReasonNotGiven: ``what`` or ``why`` is empty.
        SecretRefused, DirectiveExists, SecrecySuspected: as for a draft and its publication.
    """
    directive = published(work, directive_id)
    check_secrecy(fields.pop("secrecy", Secrecy.NONE))
    reasons = reasons_given(what, why)
    before = content_of(directive)
    apply(directive, fields)
    if not changed_fields(before, content_of(directive)):
        raise NothingCorrected
    work.session.add(
        ReplacedVersion(
            directive_id=directive.id,
            number=directive.version,
            content=before,
            what_changed=reasons[0],
            why=reasons[1],
            replaced_at=work.now,
            replaced_by=work.actor.identity,
        )
    )
    directive.version += 1
    directive.corrected_at = directive.updated_at = work.now
    save(work, directive)
    gate.check(work, directive)
    forget_held(work, directive.id)
    _begin_counting_anew(work, directive.id)
    announce(work, directive, rings_at=rings_from(work, directive, ring_now_because))
    record(work, "directive.corrected", directive.id, organisation_id=directive.organisation_id)
    return directive


def reasons_given(what: str, why: str) -> list[str]:
    """What changes and why, in their normal form.

    Raises:
        ReasonNotGiven: one of them is empty.
    """
    reasons = [normalise(one) for one in (what, why)]
    for field, reason in zip(("what", "why"), reasons, strict=True):
        if not reason:
            raise ReasonNotGiven(field=field)
    return reasons


def forget_held(work: Work, directive_id: UUID) -> None:
    """No correction waits any more: one took effect, or there is nothing left to correct."""
    work.session.execute(delete(HeldCorrection).where(HeldCorrection.directive_id == directive_id))


def published(work: Work, directive_id: UUID, *, for_change: bool = True) -> Directive:
    """A published directive of the actor's to change; ``for_change`` holds it until the unit of work ends.

    Raises:
        DirectiveNotFound, Forbidden: not there, or not the actor's to manage.
        NotPublished: it is a draft still.
        DirectiveWithdrawn: it is not in force any more.
    """
    directive = get(work, directive_id, for_change=for_change)
    owner = work.session.get_one(Organisation, directive.organisation_id)
    work.actor.require(Permission.DIRECTIVE_MANAGE, owner.ancestors)
    if directive.state is DirectiveState.WITHDRAWN:
        raise DirectiveWithdrawn
    if directive.state is not DirectiveState.PUBLISHED:
        raise NotPublished
    return directive


def announce(work: Work, directive: Directive, *, rings_at: datetime | None) -> None:
    """Give a change its place in the order that phones follow, and ring those who had the directive.

    ``rings_at``: not before then.
    """
    directive.changed_seq = next_seq(work)
    work.flush()
    work.enqueue(
        TELL_CHANGE,
        urgency=QUEUE_URGENCY[directive.urgency],
        not_before=rings_at,
        directive_id=str(directive.id),
    )


def replaced_versions(work: Work, directive_id: UUID) -> Sequence[ReplacedVersion]:
    """The versions before the current one, newest first; each says what the correction after it changed.

    Raises:
        DirectiveNotFound: there is none that the actor may see.
    """
    get(work, directive_id)
    return work.session.scalars(
        select(ReplacedVersion)
        .where(ReplacedVersion.directive_id == directive_id)
        .order_by(ReplacedVersion.number.desc())
    ).all()


def replaced_version(work: Work, directive_id: UUID, number: int) -> ReplacedVersion:
    """One version that was corrected since.

    Raises:
        DirectiveNotFound, VersionNotFound: not there, or not the actor's to see; or it was withdrawn.
    """
    directive = get(work, directive_id)
    found = work.session.get(ReplacedVersion, (directive_id, number))
    if found is None or directive.state is DirectiveState.WITHDRAWN:
        raise VersionNotFound
    return found


def draft_changes(work: Work, directive_id: UUID) -> Sequence[DraftChange]:
    """Who changed what before publication, newest first; for its publishers.

    Raises:
        DirectiveNotFound, Forbidden: not there, or not the actor's to manage.
    """
    directive = get(work, directive_id)
    owner = work.session.get_one(Organisation, directive.organisation_id)
    work.actor.require(Permission.DIRECTIVE_MANAGE, owner.ancestors)
    return work.session.scalars(
        select(DraftChange).where(DraftChange.directive_id == directive_id).order_by(DraftChange.id.desc())
    ).all()


def _begin_counting_anew(work: Work, directive_id: UUID) -> None:
    """Nobody has the new version yet; how many were addressed and rung stays true."""
    work.session.execute(
        update(Reach).where(Reach.directive_id == directive_id).values(delivered=0, read=0, acknowledged=0),
        execution_options={"synchronize_session": False},
    )
