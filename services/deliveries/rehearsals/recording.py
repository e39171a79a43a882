"""One lane's work on one chunk of a rehearsal: the messages to make, and what was recorded of them."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.dialects.postgresql import insert

from models import Lane, Rehearsal, RehearsalChunk, RehearsalQuota, RehearsalTally
from services.actor import Work
from services.deliveries import quota
from services.deliveries.assignments import Assignment, Target, targets_in
from services.deliveries.expansion import HELD_BESIDE_REFERENCES
from services.deliveries.limits import channel_limits
from services.deliveries.quota_rules import Ask, Limits, played
from services.deliveries.rules import Outcome, Verdict, settled


@dataclass(frozen=True, slots=True)
class Recording:
    """What would have left: an outcome for each device, what each project was asked for, and the words."""

    outcomes: Sequence[tuple[Target, Outcome]]
    asks: Mapping[str, Sequence[Ask]]
    """By the name of a project's quota."""
    sentence: str | None
    """None: nothing would have left."""


def begin_recording(work: Work, chunk_id: int, lane: Lane) -> Assignment | None:
    """What is to be made of a chunk; None if that is done, or the rehearsal given up."""
    chunk = work.session.get(RehearsalChunk, chunk_id)
    if chunk is None or lane not in chunk.open_lanes:
        return None
    rehearsal = work.session.get_one(Rehearsal, chunk.rehearsal_id)
    return Assignment(
        chunk_id=chunk_id,
        lane=lane,
        directive_id=rehearsal.directive_id,
        urgency=rehearsal.urgency,
        attempt=1,
        targets=targets_in(work, chunk, lane),
    )


def finish_recording(work: Work, assignment: Assignment, recording: Recording) -> None:
    """Count what was recorded; of two workers that did the same, the first counts.

    What a provider would have been asked to take again later is not tried again here.
    """
    chunk = work.session.get(
        RehearsalChunk, assignment.chunk_id, with_for_update=HELD_BESIDE_REFERENCES, populate_existing=True
    )
    if chunk is None or assignment.lane not in chunk.open_lanes:
        return
    _count(work, chunk, recording.outcomes)
    for name, asks in sorted(recording.asks.items()):
        _play(work, chunk.rehearsal_id, name, asks)
    _tell(work, chunk.rehearsal_id, recording.sentence)
    chunk.open_lanes = [lane for lane in chunk.open_lanes if lane is not assignment.lane]
    chunk.finished_at = None if chunk.open_lanes else work.now


def _count(work: Work, chunk: RehearsalChunk, outcomes: Sequence[tuple[Target, Outcome]]) -> None:
    verdicts = [(target.recipient, outcome.verdict) for target, outcome in outcomes]
    chunk.handed_over, chunk.refused = settled(chunk.handed_over, chunk.refused, verdicts, gives_up=True)
    counts = Counter(
        (target.kind, "" if outcome.verdict is Verdict.ACCEPTED else outcome.cause)
        for target, outcome in outcomes
    )
    for (kind, cause), number in counts.items():
        work.session.add(RehearsalTally(chunk_id=chunk.id, kind=kind, cause=cause, number=number))


def _play(work: Work, rehearsal_id: UUID, name: str, asks: Sequence[Ask]) -> None:
    """Take from the copy of a project's bucket what would have been taken from the bucket."""
    limits = channel_limits(work.settings)[quota.channel_of(name)]
    row = _held_copy(work, rehearsal_id, name, limits)
    bucket = quota.bucket_of(row)
    for ask in asks:
        bucket = played(bucket, limits, ask)
    quota.keep(row, bucket)


def _held_copy(work: Work, rehearsal_id: UUID, name: str, limits: Limits) -> RehearsalQuota:
    """The copy, made of the bucket as it is when the first message is made."""
    key = (rehearsal_id, name)
    found = work.session.get(RehearsalQuota, key, with_for_update=True, populate_existing=True)
    if found is not None:
        return found
    bucket, now = quota.present(work, name, limits)
    copy = insert(RehearsalQuota).values(
        rehearsal_id=rehearsal_id, name=name, began_at=now, **dataclasses.asdict(bucket)
    )
    work.session.execute(copy.on_conflict_do_nothing())
    return work.session.get_one(RehearsalQuota, key, with_for_update=True)


def _tell(work: Work, rehearsal_id: UUID, sentence: str | None) -> None:
    if sentence is not None:
        work.session.execute(
            update(Rehearsal)
            .where(Rehearsal.id == rehearsal_id, Rehearsal.sentence.is_(None))
            .values(sentence=sentence)
        )
