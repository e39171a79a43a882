"""What a rehearsal found, as far as it has come."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from sqlalchemy import func, select

from core.errors import NotFound
from models import DeviceKind, Organisation, Rehearsal, RehearsalChunk, RehearsalQuota, RehearsalTally
from services import directives
from services.actor import Work
from services.deliveries import quota
from services.deliveries.forecast import FIRST_CALL, Forecast, forecast
from services.deliveries.rehearsals.forgetting import KEPT_FOR
from services.permissions import Permission

_CHANNELS = {kind: channel for channel, kinds in directives.CHANNEL_KINDS.items() for kind in kinds}


class RehearsalNotFound(NotFound):
    """There is none of that id for that directive, or no longer."""

    code = "rehearsal_not_found"
    vi = "Không tìm thấy lần chạy thử này. Kết quả chỉ giữ 7 ngày; đồng chí chạy thử lại."
    en = "There is no such rehearsal. Results are kept for 7 days; rehearse again."


class RehearsalState(StrEnum):
    """How far it has come."""

    CUTTING = "cutting"
    MAKING = "making"
    """All are cut; messages are still being made."""
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Problem:
    """Why nothing would ring on some devices of a channel: the cause, as providers and channels name it."""

    channel: str
    cause: str
    devices: int


@dataclass(frozen=True, slots=True)
class RehearsalResult:
    """What was counted, what was timed, and what was met."""

    id: UUID
    directive_id: UUID
    state: RehearsalState
    asked_at: datetime
    kept_until: datetime
    rings_at: datetime | None
    chunks: int
    chunks_done: int
    members: int
    without_channel: int
    messages: Mapping[str, int]
    """By channel, one for each device."""
    cutting: timedelta | None
    """From the asking to the last chunk; with waiting for other work. None until then."""
    whole: timedelta | None
    """From the asking to the last message made."""
    forecast: Forecast
    """What the preview told: one device for each member, and nobody else sending."""
    played: Forecast
    """What the quota would have granted: every device, from the quota as it was found."""
    sentence: str | None
    problems: Sequence[Problem]


def rehearsal_result(work: Work, directive_id: UUID, rehearsal_id: UUID) -> RehearsalResult:
    """What a rehearsal of a directive found so far.

    Raises:
        DirectiveNotFound: there is no such directive that the actor may see.
        Forbidden: they may not publish it.
        RehearsalNotFound: it was never asked for, was given up for a newer one, or is forgotten.
    """
    directive = directives.get(work, directive_id)
    owner = work.session.get_one(Organisation, directive.organisation_id)
    work.actor.require(Permission.DIRECTIVE_MANAGE, owner.ancestors)
    rehearsal = work.session.get(Rehearsal, rehearsal_id)
    if rehearsal is None or rehearsal.directive_id != directive_id:
        raise RehearsalNotFound
    return _result(work, rehearsal)


def _result(work: Work, rehearsal: Rehearsal) -> RehearsalResult:
    chunks = _chunks(work, rehearsal.id)
    is_done = rehearsal.cut_at is not None and chunks.done == chunks.all
    tallies = _tallies(work, rehearsal.id)
    messages = Counter[str]()
    for channel, cause, number in tallies:
        messages[channel] += 0 if cause else number
    return RehearsalResult(
        id=rehearsal.id,
        directive_id=rehearsal.directive_id,
        state=_state(rehearsal, is_done=is_done),
        asked_at=rehearsal.asked_at,
        kept_until=rehearsal.asked_at + KEPT_FOR,
        rings_at=rehearsal.rings_at,
        chunks=chunks.all,
        chunks_done=chunks.done,
        members=chunks.members,
        without_channel=chunks.silent,
        messages={channel: messages[channel] for channel in directives.CHANNEL_KINDS},
        cutting=rehearsal.cut_at - rehearsal.asked_at if rehearsal.cut_at else None,
        whole=_last(rehearsal, chunks) - rehearsal.asked_at if is_done else None,
        forecast=forecast(work, rehearsal.expected),
        played=_played(work, rehearsal.id, rings=messages.total() > 0),
        sentence=rehearsal.sentence,
        problems=[Problem(*tally) for tally in tallies if tally[1]],
    )


def _state(rehearsal: Rehearsal, *, is_done: bool) -> RehearsalState:
    if rehearsal.cut_at is None:
        return RehearsalState.CUTTING
    return RehearsalState.DONE if is_done else RehearsalState.MAKING


@dataclass(frozen=True, slots=True)
class _Chunks:
    all: int
    done: int
    members: int
    silent: int
    last: datetime | None


def _chunks(work: Work, rehearsal_id: UUID) -> _Chunks:
    """Sums over all chunks; who has no device is known of finished ones."""
    is_done = RehearsalChunk.finished_at.is_not(None)
    size = func.cardinality(RehearsalChunk.recipients)
    tried = func.bit_count(RehearsalChunk.handed_over) + func.bit_count(RehearsalChunk.refused)
    row = work.session.execute(
        select(
            func.count(),
            func.count().filter(is_done),
            func.coalesce(func.sum(size), 0),
            func.coalesce(func.sum(size - tried).filter(is_done), 0),
            func.max(RehearsalChunk.finished_at),
        ).where(RehearsalChunk.rehearsal_id == rehearsal_id)
    ).one()
    return _Chunks(int(row[0]), int(row[1]), int(row[2]), int(row[3]), row[4])


def _last(rehearsal: Rehearsal, chunks: _Chunks) -> datetime:
    return max(moment for moment in (rehearsal.cut_at, chunks.last) if moment is not None)


def _tallies(work: Work, rehearsal_id: UUID) -> list[tuple[str, str, int]]:
    """``(channel, cause, devices)``, the most first; without a cause: messages made."""
    rows: list[tuple[DeviceKind, str, int]] = [
        (kind, cause, int(number))
        for kind, cause, number in work.session.execute(
            select(RehearsalTally.kind, RehearsalTally.cause, func.sum(RehearsalTally.number))
            .join(RehearsalChunk, RehearsalChunk.id == RehearsalTally.chunk_id)
            .where(RehearsalChunk.rehearsal_id == rehearsal_id)
            .group_by(RehearsalTally.kind, RehearsalTally.cause)
        )
    ]
    found = Counter[tuple[str, str]]()
    for kind, cause, number in rows:
        found[_CHANNELS[kind], cause] += number
    return [(channel, cause, number) for (channel, cause), number in found.most_common()]


def _played(work: Work, rehearsal_id: UUID, *, rings: bool) -> Forecast:
    rows = work.session.scalars(select(RehearsalQuota).where(RehearsalQuota.rehearsal_id == rehearsal_id))
    by_channel = {quota.channel_of(row.name): _rounded_up(row.filled_to - row.began_at) for row in rows}
    least = FIRST_CALL if rings else timedelta(0)
    return Forecast(FIRST_CALL, max([least, *by_channel.values()]), by_channel)


def _rounded_up(time: timedelta) -> timedelta:
    return timedelta(seconds=math.ceil(time.total_seconds()))
