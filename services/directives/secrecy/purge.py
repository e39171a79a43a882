"""Destroying a document that should never have come in: everything of it goes, the log of it stays."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Table, delete, func, literal, or_, select, true, update
from sqlalchemy.schema import Column

from core.database import Base
from core.vietnamese import normalise
from models import Attachment, Directive, IdempotencyKey, Organisation, SecrecyAct, SecrecyActKind
from services import organisations
from services.actor import Work
from services.audit_log import record
from services.directives.errors import DirectiveNotFound, ReasonNotGiven
from services.directives.policy import visible_to
from services.directives.sequence import next_seq
from services.permissions import Permission


def purge(work: Work, directive_id: UUID, *, reason: str) -> None:
    """Remove a directive, its files, its text wherever it was kept, and every record that hangs on it.

    Phones learn by the next synchronisation that they are to forget it. Backups made before still
    hold it: whoever keeps them has to be told.

    Args:
        reason: why, without a word of the document itself; all that stays besides ids and the time.

    Raises:
        DirectiveNotFound: there is none that the actor may see or destroy.
        Forbidden: they see it, and may not destroy it.
        ReasonNotGiven: there is no reason.
    """
    directive = _find(work, directive_id)
    owner = work.session.get_one(Organisation, directive.organisation_id)
    work.actor.require(Permission.SECRECY_PURGE, owner.ancestors)
    if not normalise(reason):
        raise ReasonNotGiven(field="reason")
    act = SecrecyAct(
        kind=SecrecyActKind.PURGED,
        directive_id=directive.id,
        organisation_id=owner.id,
        actor_id=work.actor.member_id,
        reason=normalise(reason),
        seq=next_seq(work) if directive.seq is not None else None,
        at=work.now,
    )
    files = work.session.scalars(select(Attachment.id).where(Attachment.directive_id == directive_id)).all()
    _remove_bytes(work, files)
    _forget_answers(work, [directive_id, *files])
    work.session.expunge(directive)
    _remove(work, Directive.__table__, Directive.id == directive_id)  # type: ignore[arg-type] # a Table it is
    work.session.add(act)
    work.flush()
    record(work, "directive.purged", directive_id, organisation_id=owner.id)


def purged_after(work: Work, *, after: int, until: int) -> Sequence[tuple[int, UUID]]:
    """``(seq, id)`` of what was destroyed, oldest first: nothing but ids, so it may be told to everybody."""
    query = select(SecrecyAct).where(SecrecyAct.seq > after, SecrecyAct.seq <= until)
    acts = work.session.scalars(query.order_by(SecrecyAct.seq))
    return [(act.seq, act.directive_id) for act in acts if act.seq is not None]


def _find(work: Work, directive_id: UUID) -> Directive:
    """One that the actor sees, or whose organisation they keep without seeing what it publishes."""
    keeps = organisations.is_below(Directive.organisation_id, work.actor.scope(Permission.SECRECY_PURGE))
    may_know = true() if work.actor.is_system else or_(visible_to(work.actor, work.today), keeps)
    found = work.session.scalar(
        select(Directive).where(Directive.id == directive_id, may_know).with_for_update(of=Directive)
    )
    if found is None:
        raise DirectiveNotFound
    return found


def _remove_bytes(work: Work, files: Sequence[UUID]) -> None:
    # Before the rows: a row without its file is not found, a file without its row would stay for ever.
    for attachment_id in files:
        work.files.delete(attachment_id)


def _forget_answers(work: Work, subjects: Sequence[UUID]) -> None:
    """Answers kept for repeated requests hold what they answered with, and its id."""
    for subject in subjects:
        mentioned = func.position(literal(str(subject).encode()).op("IN")(IdempotencyKey.body)) > 0
        work.session.execute(delete(IdempotencyKey).where(mentioned))


def _remove(work: Work, table: Table, condition: ColumnElement[bool]) -> None:
    """Delete rows, before them whatever cannot be without them; links that may be empty are emptied."""
    for other in Base.metadata.tables.values():
        for column in other.columns:
            for key in column.foreign_keys:
                if key.column.table is table:
                    _let_go(work, other, column, select(key.column).where(condition))
    work.session.execute(delete(table).where(condition), execution_options={"synchronize_session": False})


def _let_go(work: Work, table: Table, column: Column[Any], gone: Any) -> None:
    if column.nullable:
        work.session.execute(update(table).where(column.in_(gone)).values({column.name: None}))
    else:
        _remove(work, table, column.in_(gone))
