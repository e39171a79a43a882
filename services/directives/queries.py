"""Reading directives, within what the actor may see."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, func, or_, select

from core.vietnamese import fold
from models import Attachment, Directive, DirectiveState, Organisation, Receipt
from services.actor import Work
from services.directives.body import rendered
from services.directives.errors import DirectiveNotFound, SymbolNotFound
from services.directives.inbox import is_addressed
from services.directives.policy import managed_by, visible_to
from services.directives.rules import reading_minutes
from services.directives.symbols import document_type, symbol_key


@dataclass(frozen=True, slots=True)
class DirectiveDetail:
    """A directive with its files, and what the actor did with it if it was sent to them."""

    directive: Directive
    organisation: Organisation
    attachments: Sequence[Attachment]
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


def find(
    work: Work,
    *,
    query: str | None = None,
    type: str | None = None,  # noqa: A002 - the field's own name at every door
    issuer: str | None = None,
    issued_from: date | None = None,
    issued_to: date | None = None,
    state: DirectiveState | None = None,
    is_public: bool = False,
    managed: bool = False,
    before: UUID | None = None,
    limit: int = 50,
) -> Sequence[Directive]:
    """Directives by symbol, words of the abstract, type, issuer and day, newest first.

    Args:
        is_public: only those that were published, withdrawn ones included.
        managed: only those of the organisations that the actor publishes for.
    """
    mine = managed_by(work.actor) if managed else visible_to(work.actor, work.today)
    statement = select(Directive).where(
        mine,
        *_of_document(type, issuer, issued_from, issued_to),
        *_of_state(state, is_public=is_public),
    )
    if query:
        statement = statement.where(_fits(query))
    if before:
        statement = statement.where(Directive.id < before)
    return work.session.scalars(statement.order_by(Directive.id.desc()).limit(limit)).all()


def _of_document(
    sign: str | None, issuer: str | None, issued_from: date | None, issued_to: date | None
) -> Iterator[ColumnElement[bool]]:
    if sign:
        yield Directive.type == document_type(sign)
    if issuer:
        yield Directive.issuer_key == fold(issuer)
    if issued_from:
        yield Directive.issued_on >= issued_from
    if issued_to:
        yield Directive.issued_on <= issued_to


def _of_state(state: DirectiveState | None, *, is_public: bool) -> Iterator[ColumnElement[bool]]:
    if state:
        yield Directive.state == state
    if is_public:
        yield Directive.state != DirectiveState.DRAFT


def _fits(query: str) -> ColumnElement[bool]:
    pattern = f"%{_escaped(fold(query))}%"
    return or_(
        Directive.symbol_key.like(f"%{_escaped(symbol_key(query))}%", escape="\\"),
        func.unaccent(func.lower(Directive.abstract)).like(pattern, escape="\\"),
    )


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


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
