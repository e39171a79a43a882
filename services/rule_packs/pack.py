"""A rule pack, and the judgements that need nothing but a pack and a figure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from services.rule_packs.sections import (
    AbsenceRules,
    AdoptionRules,
    AttendanceRules,
    FeedbackRules,
    MeetingRules,
    MovementRules,
    OutcomeRules,
    OwnDataRules,
    QualityRules,
    QuietRules,
    ReadingRules,
    WarningRules,
)


@dataclass(frozen=True, slots=True)
class RulePack:
    """The numbers in force from ``valid_from`` until the next pack."""

    valid_from: date
    source: str
    attendance: AttendanceRules
    meeting: MeetingRules
    outcome: OutcomeRules
    quality: QualityRules
    absence: AbsenceRules
    feedback: FeedbackRules
    movement: MovementRules
    own_data: OwnDataRules
    warning: WarningRules
    reading: ReadingRules
    adoption: AdoptionRules
    quiet: QuietRules


class Level(StrEnum):
    """A figure at a glance; always shown with words, never by colour alone."""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"


def attendance_level(rate: float | None, pack: RulePack) -> Level | None:
    """Red below 50 %, green above 85 %, amber between (the pack's numbers); None without a rate."""
    if rate is None:
        return None
    if rate < pack.attendance.red_below:
        return Level.RED
    return Level.GREEN if rate > pack.attendance.green_above else Level.AMBER


def adoption_level(rate: float | None, pack: RulePack) -> Level | None:
    """Red below 50 % of the members, green from 80 %, amber between (the pack's); None without a rate."""
    if rate is None:
        return None
    if rate < pack.adoption.red_below:
        return Level.RED
    return Level.GREEN if rate >= pack.adoption.green_from else Level.AMBER
