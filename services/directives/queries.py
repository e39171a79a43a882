"""Reading directives, within what the actor may see."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select

from core.document_text import ReadingState
from models import Attachment, AttachmentText, Directive, DirectiveState, Organisation, Receipt
from services.actor import Work
from services.directives.body import rendered
from services.directives.errors import DirectiveNotFound, SymbolNotFound
from services.directives.inbox import is_addressed
from services.directives.policy import may_see, visible_to
from services.directives.rules import reading_minutes
from services.directives.symbols import symbol_key


@dataclass(frozen=True, slots=True)
class FileFacts:
    """How reading a file ended, and who signed it."""

    state: ReadingState
    pages: int | None
    signatures: Sequence[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class DirectiveDetail:
    """A directive with its files, and what the actor did with it if it was sent to them."""

    directive: Directive
    organisation: Organisation
    attachments: Sequence[Attachment]
    facts: Mapping[UUID, FileFacts]
    """What was read of each file so far."""
    is_addressed: bool
    receipt: Receipt | None
    """Of the current version."""
    had_earlier: bool
    """Whether the actor read a version that was corrected since."""

    @property
    def is_withdrawn(self) -> bool:
        """Whether it was taken back: then neither text nor files are shown to anybody."""
        return self.directive.state is DirectiveState.WITHDRAWN

    @property
    def body(self) -> str:
        """The text as it was written."""
        return "" if self.is_withdrawn else self.directive.body

    @property
    def body_html(self) -> str:
        """The text as clean HTML."""
        return rendered(self.body)

    @property
    def reading_minutes(self) -> int:
        """How long the summary and the text take to read."""
        return reading_minutes(self.directive.summary, self.body)


def get(work: Work, directive_id: UUID, *, for_change: bool = False) -> Directive:
    """One directive; ``for_change`` holds it until the unit of work ends.

    Raises:
        DirectiveNotFound: there is none that the actor may see.
    """
    query = select(Directive).where(
        Directive.id == directive_id, may_see(work.actor, work.today, directive_id)
    )
    found = work.session.scalar(query.with_for_update(of=Directive) if for_change else query)
    if found is None:
        raise DirectiveNotFound
    return found


def find_by_symbol(work: Work, symbol: str) -> Directive:
    """The newest directive of a symbol that the actor may see.

    Raises:
        SymbolNotFound: there is none.
    """
    found = work.session.scalar(
        select(Directive)
        .where(Directive.symbol_key == symbol_key(symbol), visible_to(work.actor, work.today))
        .order_by(Directive.issued_on.desc(), Directive.id.desc())
        .limit(1)
    )
    if found is None:
        raise SymbolNotFound(field="symbol")
    return found


def detail(work: Work, directive_id: UUID) -> DirectiveDetail:
    """One directive with all a reader needs.

    Raises:
        DirectiveNotFound: there is none that the actor may see.
    """
    directive = get(work, directive_id)
    receipt = work.session.get(Receipt, (directive_id, work.actor.identity))
    is_current = receipt is not None and receipt.version == directive.version
    return DirectiveDetail(
        directive=directive,
        organisation=work.session.get_one(Organisation, directive.organisation_id),
        attachments=_attachments(work, directive),
        facts=_facts(work, directive),
        is_addressed=is_addressed(work, directive_id),
        receipt=receipt if is_current else None,
        had_earlier=receipt is not None and not is_current and receipt.read_at is not None,
    )


def _attachments(work: Work, directive: Directive) -> Sequence[Attachment]:
    if directive.state is DirectiveState.WITHDRAWN:
        return []
    return work.session.scalars(
        select(Attachment).where(Attachment.directive_id == directive.id).order_by(Attachment.id)
    ).all()


def _facts(work: Work, directive: Directive) -> dict[UUID, FileFacts]:
    """Without the texts, which are long and not shown."""
    told = (AttachmentText.state, AttachmentText.pages, AttachmentText.signatures)
    rows = work.session.execute(
        select(Attachment.id, *told)
        .join(AttachmentText, AttachmentText.attachment_id == Attachment.id)
        .where(Attachment.directive_id == directive.id)
    )
    return {row[0]: FileFacts(*row[1:]) for row in rows}
