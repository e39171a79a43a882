"""The round over chunks whose directive asks to be read: the step due now is taken, once for each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import exists, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import aliased

from core.clock import local_date
from models import DeliveryChunk, Directive, LadderStep, Lane, Organisation, ReadingStep
from services import accounts, deliveries, directives, rule_packs
from services.actor import Work
from services.audit_log import record
from services.permissions import Permission
from services.reading_ladder.calls import callers
from services.reading_ladder.rules import due_step
from services.rule_packs import ReadingRules

CHUNKS_AT_A_TIME = 100
CALLS = "calls"
"""What a secretary's device is told it is about."""
_LANES = {LadderStep.PUSH: Lane.PUSH, LadderStep.CHAT: Lane.CHAT}


class _Candidate(NamedTuple):
    """A chunk that has not reached the end of the ladder."""

    chunk_id: int
    directive_id: UUID
    steps_done: Sequence[LadderStep]


def climb_next(work: Work, *, after: int = 0) -> int | None:
    """Take the steps due now for the next chunks; again at once nothing happens.

    How long to wait says the rule pack of the publishing organisation on the day of publication.

    Args:
        after: the last chunk (its id) that was looked at.

    Returns:
        The last chunk looked at now; None once there is no other.
    """
    candidates = _candidates(work, after)
    rules: dict[UUID, ReadingRules] = {}
    reminded: set[UUID] = set()
    for one in candidates:
        directive = work.session.get_one(Directive, one.directive_id)
        if one.directive_id not in rules:
            rules[one.directive_id] = _rules_of(work, directive)
        step = due_step(
            _published_at(directive),
            directive.urgency,
            one.steps_done,
            now=work.now,
            rules=rules[one.directive_id],
        )
        if step is not None and _take(work, one.chunk_id, directive, step):
            reminded.add(directive.id)
    for directive_id in sorted(reminded):
        record(work, "directive.readers_reminded", directive_id)
    return candidates[-1].chunk_id if candidates else None


def _candidates(work: Work, after: int) -> Sequence[_Candidate]:
    """Without the recipients, of which there are many: most chunks are not due."""
    done = func.array_remove(func.array_agg(ReadingStep.step), None)
    last = aliased(ReadingStep)
    at_the_end = exists().where(last.chunk_id == DeliveryChunk.id, last.step == LadderStep.CALL)
    rows = work.session.execute(
        select(DeliveryChunk.id, DeliveryChunk.directive_id, done)
        .join(Directive, Directive.id == DeliveryChunk.directive_id)
        .outerjoin(ReadingStep, ReadingStep.chunk_id == DeliveryChunk.id)
        .where(DeliveryChunk.id > after, directives.is_chased(work.now), ~at_the_end)
        .group_by(DeliveryChunk.id)
        .order_by(DeliveryChunk.id)
        .limit(CHUNKS_AT_A_TIME)
    )
    return [
        _Candidate(chunk, directive, [LadderStep(one) for one in steps]) for chunk, directive, steps in rows
    ]


def _rules_of(work: Work, directive: Directive) -> ReadingRules:
    owner = work.session.get_one(Organisation, directive.organisation_id)
    return rule_packs.in_force(work, owner, local_date(_published_at(directive))).reading


def _published_at(directive: Directive) -> datetime:
    if directive.published_at is None:
        raise ValueError(f"directive {directive.id} has chunks and was never published")
    return directive.published_at


def _take(work: Work, chunk_id: int, directive: Directive, step: LadderStep) -> bool:
    """Store the step, and ring who owes it; whether anybody does. One just stored by another is theirs."""
    chunk = work.session.get_one(DeliveryChunk, chunk_id)
    cells = deliveries.cells_owing(work, chunk, directive)
    values = {"chunk_id": chunk_id, "step": step, "cells": cells, "taken_at": work.now}
    kept = insert(ReadingStep).values(values).on_conflict_do_nothing().returning(ReadingStep.chunk_id)
    if work.session.scalar(kept) is None or not cells:
        return False
    if step in _LANES:
        urgency = directives.QUEUE_URGENCY[directive.urgency]
        work.enqueue(deliveries.REMIND[_LANES[step]], urgency=urgency, chunk_id=chunk_id)
    else:
        _ring_secretaries(work, chunk, cells, directive)
    return True


def _ring_secretaries(work: Work, chunk: DeliveryChunk, cells: Sequence[int], directive: Directive) -> None:
    """Tell those who keep a cell's record that they have somebody to call; whom, they see on the page."""
    secretaries = accounts.holders_at(work, Permission.MEETING_RECORD, cells)
    rung = callers(work, directive, chunk, secretaries)
    deliveries.notify_all(work, [(member, directive.id) for member in sorted(rung)], kind=CALLS)
