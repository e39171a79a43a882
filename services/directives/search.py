"""Finding directives by symbol, words and phrases, accent-blind, within what the actor may see."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, Select, case, func, literal, select, tuple_, union

from core.vietnamese import fold
from models import Directive, DirectiveState, DirectiveText
from services.actor import Work
from services.directives.policy import managed_by, visible_to
from services.directives.search_words import Sought, excerpt, sought
from services.directives.standing import is_in_force
from services.directives.symbols import document_type, symbol_key

# Of the newest that fit so many are ranked, by words and by symbol; nobody turns that many pages.
_RANKED = 300
# An index knows words, not their order: phrases are sought in so many of the newest that hold the words.
_LOOKED_AT_FOR_PHRASES = 2_000
# An excerpt is sought in so many characters of a text.
_LOOKED_THROUGH = 60_000


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectiveFilter:
    """Which directives; what is None or False does not matter."""

    type: str | None = None
    issuer: str | None = None
    issued_from: date | None = None
    issued_to: date | None = None
    in_force: bool = False
    state: DirectiveState | None = None
    is_public: bool = False
    """Only those that were published, withdrawn ones included."""
    managed: bool = False
    """Only those of the organisations that the actor publishes for."""


@dataclass(frozen=True, slots=True)
class FoundDirective:
    """A directive that fits a question; ``excerpt`` is ``(part, is a hit)`` where its text does."""

    directive: Directive
    score: int
    excerpt: Sequence[tuple[str, bool]]


def search(
    work: Work,
    query: str,
    wanted: DirectiveFilter,
    *,
    after: tuple[int, UUID] | None = None,
    limit: int = 50,
) -> Sequence[FoundDirective]:
    """What fits ``query``, best first: the symbol itself, exact accents, the abstract; then the newest.

    Args:
        after: score and id of the last one of the page before.
    """
    asked, key = sought(query), symbol_key(query)
    score = _score(asked, key)
    best = (
        select(Directive.id, score.label("score"))
        .outerjoin(DirectiveText, DirectiveText.directive_id == Directive.id)
        .where(Directive.id.in_(_candidates(work, asked, key, wanted)))
        .order_by(score.desc(), Directive.id.desc())
        .limit(limit)
    )
    if after is not None:
        best = best.where(tuple_(score, Directive.id) < tuple_(literal(after[0]), literal(after[1])))
    chosen = best.subquery()
    rows = work.session.execute(
        select(Directive, chosen.c.score, func.left(DirectiveText.plain, _LOOKED_THROUGH))
        .join(chosen, chosen.c.id == Directive.id)
        .outerjoin(DirectiveText, DirectiveText.directive_id == Directive.id)
        .order_by(chosen.c.score.desc(), Directive.id.desc())
    )
    return [FoundDirective(one, points, excerpt(text or "", asked)) for one, points, text in rows]


def find(
    work: Work, wanted: DirectiveFilter | None = None, *, before: UUID | None = None, limit: int = 50
) -> Sequence[Directive]:
    """The directives that a filter lets through, newest first."""
    statement = select(Directive).where(*_conditions(work, wanted or DirectiveFilter()))
    if before:
        statement = statement.where(Directive.id < before)
    return work.session.scalars(statement.order_by(Directive.id.desc()).limit(limit)).all()


def _conditions(work: Work, wanted: DirectiveFilter) -> Iterator[ColumnElement[bool]]:
    yield managed_by(work.actor) if wanted.managed else visible_to(work.actor, work.today)
    yield from _of_document(wanted)
    if wanted.state:
        yield Directive.state == wanted.state
    if wanted.is_public:
        yield Directive.state != DirectiveState.DRAFT
    if wanted.in_force:
        yield is_in_force(work.today)


def _of_document(wanted: DirectiveFilter) -> Iterator[ColumnElement[bool]]:
    if wanted.type:
        yield Directive.type == document_type(wanted.type)
    if wanted.issuer:
        yield Directive.issuer_key == fold(wanted.issuer)
    if wanted.issued_from:
        yield Directive.issued_on >= wanted.issued_from
    if wanted.issued_to:
        yield Directive.issued_on <= wanted.issued_to


def _candidates(work: Work, asked: Sought, key: str, wanted: DirectiveFilter) -> Select[UUID]:
    """The ids of the newest that hold the words, and of the newest that have such a symbol."""
    newest = _newest(work, wanted)
    by_symbol = newest.where(Directive.symbol_key.like(f"%{_escaped(key)}%", escape="\\"))
    if not asked.loose:
        return by_symbol
    both = (_by_words(newest, asked), by_symbol)
    either = union(*(one.subquery().select() for one in both)).subquery()
    return select(either.c.id)


def _by_words(newest: Select[UUID], asked: Sought) -> Select[UUID]:
    """A join, so that PostgreSQL may choose: the index for rare words, the newest first for common ones."""
    holding = newest.join(DirectiveText, DirectiveText.directive_id == Directive.id).where(
        DirectiveText.words.op("@@")(func.to_tsquery("simple", asked.loose))
    )
    if asked.loose == asked.folded:
        return holding
    held = holding.limit(_LOOKED_AT_FOR_PHRASES).cte("holding")
    return (
        select(held.c.id)
        .join(DirectiveText, DirectiveText.directive_id == held.c.id)
        .where(DirectiveText.words.op("@@")(func.to_tsquery("simple", asked.folded)))
        .order_by(held.c.id.desc())
        .limit(_RANKED)
    )


def _newest(work: Work, wanted: DirectiveFilter) -> Select[UUID]:
    return select(Directive.id).where(*_conditions(work, wanted)).order_by(Directive.id.desc()).limit(_RANKED)


def _score(asked: Sought, key: str) -> ColumnElement[int]:
    symbol = case(
        (Directive.symbol_key == key, 8),
        (Directive.symbol_key.like(f"{_escaped(key)}%", escape="\\"), 4),
        else_=0,
    )
    if not asked.folded:
        return symbol
    exact = DirectiveText.exact.op("@@")(func.to_tsquery("simple", asked.exact))
    in_head = DirectiveText.words.op("@@")(func.to_tsquery("simple", asked.in_head))
    return symbol + case((exact, 2), else_=0) + case((in_head, 1), else_=0)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
