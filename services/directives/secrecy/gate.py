"""A suspicion holds a directive back until two different people answer for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select

from core.vietnamese import normalise
from models import Directive, HeldCorrection, Organisation, SecrecyAct, SecrecyActKind
from services.actor import Work
from services.audit_log import record
from services.directives import reading
from services.directives.errors import (
    NothingToRelease,
    ReasonNotGiven,
    ReleasedByYou,
    SecrecySuspected,
)
from services.directives.queries import get
from services.directives.secrecy import suspicions
from services.directives.secrecy.suspicions import Suspicion, Wording
from services.permissions import Permission

RELEASES_NEEDED = 2


@dataclass(frozen=True, slots=True)
class Clearance:
    """What is suspected of a directive, and who has answered for exactly that so far."""

    suspicions: Sequence[Suspicion]
    releases: Sequence[SecrecyAct]
    unread_files: int
    """Files whose text is still to be read: publication reads them first."""

    @property
    def is_clear(self) -> bool:
        """Whether nothing holds it back."""
        return not self.suspicions or len(self.releases) >= RELEASES_NEEDED


def clearance(work: Work, directive_id: UUID) -> Clearance:
    """The state of the gate for a directive that the actor prepares, or for its correction that waits.

    Raises:
        DirectiveNotFound, Forbidden: not there, or not the actor's to prepare.
    """
    directive = get(work, directive_id)
    owner = work.session.get_one(Organisation, directive.organisation_id)
    work.actor.require(Permission.DIRECTIVE_MANAGE, owner.ancestors)
    return _clearance(work, directive, _held(work, directive))


def check(work: Work, directive: Directive) -> None:
    """Hold back what is suspected and not released.

    Raises:
        SecrecySuspected: naming the first suspicion.
    """
    reading.read_the_rest(work, directive.id)
    state = _clearance(work, directive)
    if not state.is_clear:
        raise SecrecySuspected(
            count=len(state.suspicions),
            line=state.suspicions[0].stamp.line,
            missing=RELEASES_NEEDED - len(state.releases),
        )


def release(work: Work, directive_id: UUID, *, reason: str) -> Clearance:
    """Answer for it that what looks like a mark is none; with a second person's word it may go out.

    Raises:
        DirectiveNotFound, Forbidden: not there, or not the actor's to release.
        NothingToRelease: nothing is suspected.
        ReleasedByYou: the second word must be another person's.
        ReasonNotGiven: there is no reason.
    """
    directive = get(work, directive_id, for_change=True)
    owner = work.session.get_one(Organisation, directive.organisation_id)
    work.actor.require(Permission.SECRECY_RELEASE, owner.ancestors)
    reading.read_the_rest(work, directive.id)
    held = _held(work, directive)
    state = _clearance(work, directive, held)
    _check_release(work, state, normalise(reason))
    work.session.add(
        SecrecyAct(
            kind=SecrecyActKind.RELEASED,
            directive_id=directive.id,
            organisation_id=owner.id,
            actor_id=work.actor.identity,
            reason=normalise(reason),
            suspicions=suspicions.fingerprint(state.suspicions),
            at=work.now,
        )
    )
    work.flush()
    record(work, "directive.secrecy_released", directive.id, organisation_id=owner.id)
    return _clearance(work, directive, held)


def _check_release(work: Work, state: Clearance, reason: str) -> None:
    if not state.suspicions:
        raise NothingToRelease
    if any(one.actor_id == work.actor.identity for one in state.releases):
        raise ReleasedByYou
    if not reason:
        raise ReasonNotGiven(field="reason")


def _clearance(work: Work, directive: Directive, held: HeldCorrection | None = None) -> Clearance:
    files = reading.texts_of(work, directive.id)
    found = suspicions.of_directive(directive if held is None else Wording(**_words_of(held)), files)
    unread = sum(text is None for _, text in files)
    return Clearance(found, _releases(work, directive.id, suspicions.fingerprint(found)), unread)


def _held(work: Work, directive: Directive) -> HeldCorrection | None:
    return work.session.get(HeldCorrection, directive.id)


def _words_of(held: HeldCorrection) -> dict[str, Any]:
    return {name: held.content[name] for name in Wording._fields}


def _releases(work: Work, directive_id: UUID, suspected: bytes) -> Sequence[SecrecyAct]:
    return work.session.scalars(
        select(SecrecyAct)
        .where(
            SecrecyAct.directive_id == directive_id,
            SecrecyAct.kind == SecrecyActKind.RELEASED,
            SecrecyAct.suspicions == suspected,
        )
        .order_by(SecrecyAct.id)
    ).all()
