"""Votes of a cell meeting: what was asked, who may decide, what was decided. No secret elections."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base, Word, one_of
from core.identifiers import new_id


class VoteRule(StrEnum):
    """How many of those eligible must agree: more than half, or two thirds."""

    MORE_THAN_HALF = "more_than_half"
    TWO_THIRDS = "two_thirds"


class VoteMethod(StrEnum):
    """Hands counted in the room, or open ballots on phones."""

    HAND = "hand"
    BALLOTS = "ballots"


class Choice(StrEnum):
    """Tán thành, không tán thành, không có ý kiến."""

    YES = "yes"
    NO = "no"
    ABSTAIN = "abstain"


class Vote(Base):
    """One question. Its figures are fixed when it is closed, ``eligible`` among them."""

    __tablename__ = "vote"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"))
    question: Mapped[str]
    rule: Mapped[VoteRule] = mapped_column(Word(VoteRule))
    method: Mapped[VoteMethod] = mapped_column(Word(VoteMethod))
    opened_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    eligible: Mapped[int | None] = mapped_column(Integer)
    yes: Mapped[int | None] = mapped_column(Integer)
    no: Mapped[int | None] = mapped_column(Integer)
    abstain: Mapped[int | None] = mapped_column(Integer)

    __table_args__ = (
        one_of("rule", VoteRule),
        one_of("method", VoteMethod),
        CheckConstraint(
            "num_nulls(closed_at, eligible, yes, no, abstain) IN (0, 5)", name="closed_with_figures"
        ),
        CheckConstraint("yes >= 0 AND no >= 0 AND abstain >= 0", name="counts"),
        CheckConstraint("yes + no + abstain <= eligible", name="no_more_than_eligible"),
        Index("ix_vote_meeting", "meeting_id", "opened_at"),
    )


class Ballot(Base):
    """What one member chose; they may change it until the vote is closed."""

    __tablename__ = "ballot"

    vote_id: Mapped[UUID] = mapped_column(ForeignKey("vote.id"), primary_key=True)
    member_id: Mapped[UUID] = mapped_column(ForeignKey("member.id"), primary_key=True)
    choice: Mapped[Choice] = mapped_column(Word(Choice))
    at: Mapped[datetime]

    __table_args__ = (one_of("choice", Choice), Index("ix_ballot_member", "member_id"))


class ReservedOpinion(Base):
    """An opinion a member reserves: it is recorded with the decision."""

    __tablename__ = "reserved_opinion"

    vote_id: Mapped[UUID] = mapped_column(ForeignKey("vote.id"), primary_key=True)
    member_id: Mapped[UUID] = mapped_column(ForeignKey("member.id"), primary_key=True)
    text: Mapped[str]
    at: Mapped[datetime]
    entered_by: Mapped[UUID] = mapped_column(ForeignKey("member.id"), index=True)
    """The member, or whoever keeps the record for them."""

    __table_args__ = (Index("ix_reserved_opinion_member", "member_id"),)
