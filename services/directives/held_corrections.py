"""A correction that looks secret is kept aside, and changes nothing, until two people answer for it."""

from __future__ import annotations

from typing import Unpack
from uuid import UUID

from models import Directive, HeldCorrection, Secrecy
from services.actor import Work
from services.audit_log import record
from services.directives.content import changed_fields, content_of
from services.directives.corrections import published, reasons_given
from services.directives.drafts import DirectiveFields, apply
from services.directives.errors import CorrectionNotHeld, NothingCorrected, NothingToRelease
from services.directives.rules import check_secrecy
from services.directives.secrecy import gate


def hold_correction(
    work: Work, directive_id: UUID, *, what: str, why: str, **fields: Unpack[DirectiveFields]
) -> HeldCorrection:
    """Keep a correction for others to see and release, in the place of one that was kept before.

    Once two people have released it, ``correct`` with the same fields lets it through.

    Raises:
        DirectiveNotFound, Forbidden, NotPublished, DirectiveWithdrawn: there is nothing to correct.
        ReasonNotGiven, NothingCorrected, SecretRefused: as for ``correct``.
        NothingToRelease: nothing in it is suspected.
    """
    directive = published(work, directive_id)
    check_secrecy(fields.pop("secrecy", Secrecy.NONE))
    reasons = reasons_given(what, why)
    before = content_of(directive)
    content = _corrected(work, directive, fields)
    if not changed_fields(before, content):
        raise NothingCorrected
    held = work.session.merge(
        HeldCorrection(
            directive_id=directive.id,
            content=content,
            what_changes=reasons[0],
            why=reasons[1],
            held_at=work.now,
            held_by=work.actor.identity,
        )
    )
    work.flush()
    if not gate.clearance(work, directive_id).suspicions:
        raise NothingToRelease
    record(work, "directive.correction_held", directive.id, organisation_id=directive.organisation_id)
    return held


def find_held_correction(work: Work, directive_id: UUID) -> HeldCorrection | None:
    """The correction that waits, if one does; for the directive's publishers.

    Raises:
        DirectiveNotFound, Forbidden, NotPublished, DirectiveWithdrawn: there is nothing to correct.
    """
    return work.session.get(HeldCorrection, published(work, directive_id, for_change=False).id)


def held_correction(work: Work, directive_id: UUID) -> HeldCorrection:
    """The correction that waits.

    Raises:
        DirectiveNotFound, Forbidden, NotPublished, DirectiveWithdrawn: there is nothing to correct.
        CorrectionNotHeld: none waits.
    """
    found = find_held_correction(work, directive_id)
    if found is None:
        raise CorrectionNotHeld
    return found


def drop_held_correction(work: Work, directive_id: UUID) -> None:
    """Give up the correction that waits; nothing of it stays.

    Raises:
        DirectiveNotFound, Forbidden, NotPublished, DirectiveWithdrawn: there is nothing to correct.
        CorrectionNotHeld: none waits.
    """
    directive = published(work, directive_id)
    work.session.delete(held_correction(work, directive_id))
    work.flush()
    record(work, "directive.correction_dropped", directive.id, organisation_id=directive.organisation_id)


def _corrected(work: Work, directive: Directive, fields: DirectiveFields) -> dict[str, object]:
    """What the directive would say; it itself stays as it is."""
    with work.session.no_autoflush:
        apply(directive, fields)
        content = content_of(directive)
        work.session.refresh(directive)
    return content
