"""The quality of a meeting: the cell's own points beside what the handbook sees; never set against others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from sqlalchemy import delete, select

from core.vietnamese import normalise
from models import (
    Criterion,
    Meeting,
    MeetingQuality,
    MeetingState,
    Member,
    Organisation,
    QualityAnswer,
    QualityPart,
)
from services import rule_packs
from services.actor import Work
from services.audit_log import record
from services.meetings.commands import recordable
from services.meetings.policy import cell_to_follow
from services.meetings.quality_facts import facts_of
from services.meetings.quality_rules import PARTS, Facts, Grade, Seen, grade, most, seen
from services.meetings.quality_words import asked, evidence
from services.meetings.queries import MeetingDetail, detail
from services.meetings.record_errors import TooEarlyToScore, TooManyPoints
from services.rule_packs import RulePack


@dataclass(frozen=True, slots=True)
class SelfScore:
    """What a cell says: points for every part; yes or no to the criteria it wants to answer."""

    points: Mapping[QualityPart, int]
    answers: Mapping[Criterion, bool] = field(default_factory=dict)
    note: str | None = None


@dataclass(frozen=True, slots=True)
class ShownCriterion:
    """What is asked, what the handbook sees and by what, and what the cell says (None: nothing)."""

    criterion: Criterion
    asked: str
    seen: Seen
    evidence: str
    answer: bool | None


@dataclass(frozen=True, slots=True)
class ShownPart:
    """One part with its points: given (None: not yet) and at most."""

    part: QualityPart
    most: int
    points: int | None
    criteria: Sequence[ShownCriterion]


@dataclass(frozen=True, slots=True)
class Total:
    """The sum of a cell's points for one meeting, of how many, and the grade it makes."""

    points: int
    most: int
    grade: Grade


@dataclass(frozen=True, slots=True)
class Quality:
    """All of it; ``kept`` and ``total`` are None until the cell has scored itself."""

    meeting: MeetingDetail
    parts: Sequence[ShownPart]
    kept: MeetingQuality | None
    scored_by: Member | None
    total: Total | None

    @property
    def may_score(self) -> bool:
        """Whether the actor can give points now."""
        return self.meeting.may_record and self.meeting.meeting.state is MeetingState.OPEN


def quality_of(work: Work, meeting_id: UUID) -> Quality:
    """What is asked of a meeting, what the handbook sees of it, and what the cell says.

    Raises:
        MeetingNotFound: there is none that the actor may see.
    """
    found = detail(work, meeting_id)
    kept = work.session.get(MeetingQuality, meeting_id)
    facts = facts_of(work, found.meeting)
    answers = _answers(work, meeting_id)
    return Quality(
        found,
        [_part(part, facts, found.pack, kept, answers) for part in QualityPart],
        kept,
        work.session.get_one(Member, kept.scored_by) if kept else None,
        total(kept, found.pack) if kept else None,
    )


def save_quality(work: Work, meeting_id: UUID, said: SelfScore) -> MeetingQuality:
    """Keep what the cell says of its meeting; said again it replaces what was said before.

    Raises:
        MeetingNotFound, Forbidden, MeetingLocked: as for ``commands.edit``.
        TooEarlyToScore: attendance was not taken.
        TooManyPoints: a part gets more points than the rules of the place give for it.
    """
    meeting = recordable(work, meeting_id)
    if meeting.state is MeetingState.PLANNED:
        raise TooEarlyToScore
    cell = work.session.get_one(Organisation, meeting.organisation_id)
    _check(said, rule_packs.in_force(work, cell, meeting.held_on))
    kept = work.session.get(MeetingQuality, meeting_id) or MeetingQuality(meeting_id=meeting_id)
    for part in QualityPart:
        setattr(kept, part.value, said.points[part])
    kept.note = normalise(said.note or "") or None
    kept.scored_at, kept.scored_by = work.now, work.actor.identity
    work.session.add(kept)
    work.flush()
    _keep_answers(work, meeting_id, said.answers)
    record(work, "meeting.scored", meeting.id, organisation_id=meeting.organisation_id)
    return kept


def total_of(work: Work, meeting_id: UUID) -> Total | None:
    """What a cell gave one meeting altogether; None: it has not scored itself.

    Raises:
        MeetingNotFound: there is none that the actor may see.
    """
    found = detail(work, meeting_id)
    kept = work.session.get(MeetingQuality, meeting_id)
    return total(kept, found.pack) if kept else None


def totals_of(work: Work, organisation: str, since: date) -> dict[UUID, Total]:
    """The sums of a cell's meetings from a day on, by meeting; those it did not score are absent.

    Raises:
        OrganisationNotFound: there is none that the actor may see.
        Forbidden: the actor neither belongs to the cell nor oversees it.
    """
    cell = cell_to_follow(work, organisation)
    packs = rule_packs.timeline(work, cell)
    rows = work.session.execute(
        select(Meeting.held_on, MeetingQuality)
        .join(MeetingQuality, MeetingQuality.meeting_id == Meeting.id)
        .where(Meeting.organisation_id == cell.id, Meeting.held_on >= since)
    )
    return {kept.meeting_id: total(kept, packs.on(held_on)) for held_on, kept in rows}


def total(kept: MeetingQuality, pack: RulePack) -> Total:
    """The sum that a cell gave itself, under the rules of the day."""
    points = sum(getattr(kept, part.value) for part in QualityPart)
    return Total(points, sum(most(part, pack) for part in QualityPart), grade(points, pack))


def _check(said: SelfScore, pack: RulePack) -> None:
    for part, points in said.points.items():
        if not 0 <= points <= most(part, pack):
            raise TooManyPoints(field=part.value, most=most(part, pack))


def _answers(work: Work, meeting_id: UUID) -> dict[Criterion, bool]:
    found = work.session.scalars(select(QualityAnswer).where(QualityAnswer.meeting_id == meeting_id))
    return {one.criterion: one.is_met for one in found}


def _keep_answers(work: Work, meeting_id: UUID, answers: Mapping[Criterion, bool]) -> None:
    work.session.execute(delete(QualityAnswer).where(QualityAnswer.meeting_id == meeting_id))
    work.session.add_all(
        QualityAnswer(meeting_id=meeting_id, criterion=criterion, is_met=is_met)
        for criterion, is_met in answers.items()
    )
    work.flush()


def _part(
    part: QualityPart,
    facts: Facts,
    pack: RulePack,
    kept: MeetingQuality | None,
    answers: Mapping[Criterion, bool],
) -> ShownPart:
    criteria = [
        ShownCriterion(
            one, asked(one, facts, pack), seen(one, facts, pack), evidence(one, facts), answers.get(one)
        )
        for one in PARTS[part]
    ]
    return ShownPart(part, most(part, pack), getattr(kept, part.value) if kept else None, criteria)
