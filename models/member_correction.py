"""What of a member's record was set right, and to whom its sealed numbers were shown. Rows are added only."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, Identity
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base, Word, one_of


class MemberField(StrEnum):
    """The fields of a record that can be set right, each by its column's name."""

    FULL_NAME = "full_name"
    GENDER = "gender"
    BIRTH_DATE = "birth_date"
    ADMITTED_ON = "admitted_on"
    OFFICIAL_ON = "official_on"
    CARD_NUMBER = "card_number"
    CITIZEN_ID = "citizen_id"
    PHONE = "phone"


class MemberCorrection(Base):
    """One field set right by a person, with a reason. ``before`` and ``after`` are sealed text."""

    __tablename__ = "member_correction"

    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    member_id: Mapped[UUID] = mapped_column(ForeignKey("member.id"), index=True)
    field: Mapped[MemberField] = mapped_column(Word(MemberField))
    before: Mapped[bytes | None]
    after: Mapped[bytes | None]
    reason: Mapped[str]
    corrected_by: Mapped[UUID | None] = mapped_column(ForeignKey("member.id"), index=True)
    """None: the handbook's own command line."""
    corrected_at: Mapped[datetime]

    __table_args__ = (one_of("field", MemberField),)


class SealedField(StrEnum):
    """What is masked until somebody asks to see it."""

    CITIZEN_ID = "citizen_id"
    PHONE = "phone"


class Disclosure(Base):
    """One sealed number shown in full to somebody, and why they wanted to see it."""

    __tablename__ = "disclosure"

    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    member_id: Mapped[UUID] = mapped_column(ForeignKey("member.id"), index=True)
    field: Mapped[SealedField] = mapped_column(Word(SealedField))
    reason: Mapped[str]
    shown_to: Mapped[UUID] = mapped_column(ForeignKey("member.id"), index=True)
    shown_at: Mapped[datetime]

    __table_args__ = (one_of("field", SealedField),)
