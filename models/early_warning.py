"""Early warnings: what a rule found in a cell's records, what the cell says to it, what people made of it."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base, Word, one_of
from core.identifiers import new_id


class WarningRule(StrEnum):
    """The rules, by the name of what each finds; the last two are about a person."""

    NOT_HELD = "not_held"
    NO_RECORD = "no_record"
    LOW_ATTENDANCE = "low_attendance"
    TOO_SHORT = "too_short"
    NO_CONTENT = "no_content"
    SAME_CONTENT = "same_content"
    ALWAYS_EVERYONE = "always_everyone"
    FILED_AT_ONCE = "filed_at_once"
    ABSENT = "absent"
    DUES_UNPAID = "dues_unpaid"


class WarningState(StrEnum):
    """``resolved``: the cause is gone. ``dismissed``: a person said, and why, that it does not count."""

    OPEN = "open"
    ANSWERED = "answered"
    SNOOZED = "snoozed"
    RESOLVED = "resolved"
    DISMISSED = "dismissed"


LIVE_WARNINGS = frozenset({WarningState.OPEN, WarningState.ANSWERED, WarningState.SNOOZED})
"""Those whose cause is still there, as far as the handbook knows."""


class EarlyWarning(Base):
    """One rule, one cell, one month; about a person: one calendar year."""

    __tablename__ = "early_warning"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    rule: Mapped[WarningRule] = mapped_column(Word(WarningRule))
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    month: Mapped[date]
    """Its first day; January where it is about a calendar year."""
    member_id: Mapped[UUID | None] = mapped_column(ForeignKey("member.id"), index=True)
    evidence: Mapped[dict[str, Any]] = mapped_column(JSONB)
    """Figures and ids that the rule was found by; no text and no name."""
    is_alert: Mapped[bool]
    """Whether it waits for nobody; about a person: whether the superior is told."""
    state: Mapped[WarningState] = mapped_column(Word(WarningState))
    opened_at: Mapped[datetime]
    answer: Mapped[str | None]
    answered_at: Mapped[datetime | None]
    answered_by: Mapped[UUID | None] = mapped_column(ForeignKey("member.id"), index=True)
    snoozed_until: Mapped[date | None]
    """The first day it is shown again."""
    ended_at: Mapped[datetime | None]
    dismissal_reason: Mapped[str | None]
    confirmed_at: Mapped[datetime | None]
    judged_by: Mapped[UUID | None] = mapped_column(ForeignKey("member.id"), index=True)
    """Who confirmed or dismissed it."""

    __table_args__ = (
        one_of("rule", WarningRule),
        one_of("state", WarningState),
        UniqueConstraint("rule", "organisation_id", "month", "member_id", postgresql_nulls_not_distinct=True),
        CheckConstraint("EXTRACT(day FROM month) = 1", name="month_first_day"),
        CheckConstraint(
            "(rule IN ('absent', 'dues_unpaid')) = (member_id IS NOT NULL)", name="about_a_person"
        ),
        CheckConstraint("(state IN ('resolved', 'dismissed')) = (ended_at IS NOT NULL)", name="ended"),
        CheckConstraint("(state = 'dismissed') = (dismissal_reason IS NOT NULL)", name="dismissed_why"),
        CheckConstraint("(state = 'snoozed') = (snoozed_until IS NOT NULL)", name="snoozed_until"),
        CheckConstraint("state <> 'answered' OR answer IS NOT NULL", name="answered"),
        CheckConstraint("state <> 'dismissed' OR confirmed_at IS NULL", name="one_judgement"),
        Index("ix_early_warning_organisation", "organisation_id", "state"),
        Index(
            "ix_early_warning_judged",
            "rule",
            postgresql_where=text("confirmed_at IS NOT NULL OR dismissal_reason IS NOT NULL"),
        ),
    )


class WarningMark(Base):
    """How far the log of acts was read for cells to look at again: one row."""

    __tablename__ = "warning_mark"

    id: Mapped[int] = mapped_column(primary_key=True)
    seen_entry: Mapped[int]

    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)
