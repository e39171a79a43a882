"""Reading directives, within what the actor may see."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, or_, select

from core.vietnamese import fold
from models import Attachment, Directive, DirectiveState, Organisation, Receipt
from services.actor import Work
from services.directives.body import rendered
from services.directives.errors import DirectiveNotFound
from services.directives.inbox import is_addressed
from services.directives.policy import managed_by, visible_to
from services.directives.rules import document_type, symbol_key


@dataclass(frozen=True, slots=True)
class DirectiveDetail:
    """A directive with its files, and what the actor did with it if it was sent to them."""

    directive: Directive
    organisation: Organisation
    attachments: Sequence[Attachment]
    is_addressed: bool
    receipt: Receipt | None

    @property
    def body_html(self) -> str:
        """The text as clean HTML."""
        return rendered(self.directive.body)


def find(
    work: Work,
    *,
    query: str | None = None,
    type: str | None = None,  # noqa: A002 - the field's own name at every door
    issuer: str | None = None,
    issued_from: date | None = None,
    issued_to: date | None = None,
    state: DirectiveState | None = None,
    managed: bool = False,
    before: UUID | None = None,
    limit: int = 50,
) -> Sequence[Directive]:
    """Directives by symbol, words of the abstract, type, issuer and day, newest first.

    Args:
        managed: only those of the organisations that the actor publishes for.
    """
    statement = select(Directive).where(
        managed_by(work.actor) if managed else visible_to(work.actor, work.today)
    )
    if query:
        pattern = f"%{_escaped(fold(query))}%"
        statement = statement.where(
            or_(
                Directive.symbol_key.like(f"%{_escaped(symbol_key(query))}%", escape="\\"),
                func.unaccent(func.lower(Directive.abstract)).like(pattern, escape="\\"),
            )
        )
    if type:
        statement = statement.where(Directive.type == document_type(type))
    if issuer:
        statement = statement.where(Directive.issuer_key == fold(issuer))
    if issued_from:
        statement = statement.where(Directive.issued_on >= issued_from)
    if issued_to:
        statement = statement.where(Directive.issued_on <= issued_to)
    if state:
        statement = statement.where(Directive.state == state)
    if before:
        statement = statement.where(Directive.id < before)
    return work.session.scalars(statement.order_by(Directive.id.desc()).limit(limit)).all()


def get(work: Work, directive_id: UUID, *, for_change: bool = False) -> Directive:
    """One directive; ``for_change`` holds it until the unit of work ends.

    Raises:
        DirectiveNotFound: there is none that the actor may see.
    """
    query = select(Directive).where(Directive.id == directive_id, visible_to(work.actor, work.today))
    found = work.session.scalar(query.with_for_update(of=Directive) if for_change else query)
    if found is None:
        raise DirectiveNotFound
    return found


def detail(work: Work, directive_id: UUID) -> DirectiveDetail:
    """One directive with all a reader needs.

    Raises:
        DirectiveNotFound: there is none that the actor may see.
    """
    directive = get(work, directive_id)
    return DirectiveDetail(
        directive=directive,
        organisation=work.session.get_one(Organisation, directive.organisation_id),
        attachments=work.session.scalars(
            select(Attachment).where(Attachment.directive_id == directive_id).order_by(Attachment.id)
        ).all(),
        is_addressed=is_addressed(work, directive_id),
        receipt=work.session.get(Receipt, (directive_id, work.actor.identity)),
    )


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
