"""What members ask to have set right in their own record."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base, Word, one_of
from core.identifiers import new_id


class RequestedField(StrEnum):
    """What the request is about: a field of the record, or anything else kept in it."""

    FULL_NAME = "full_name"
    GENDER = "gender"
    BIRTH_DATE = "birth_date"
    ADMITTED_ON = "admitted_on"
    OFFICIAL_ON = "official_on"
    CARD_NUMBER = "card_number"
    CITIZEN_ID = "citizen_id"
    PHONE = "phone"
    CELL = "cell"
    OTHER = "other"


class RequestState(StrEnum):
    """Submitted, answered ("we look into it"), and then done or declined."""

    SUBMITTED = "submitted"
    ANSWERED = "answered"
    DONE = "done"
    DECLINED = "declined"


class CorrectionRequest(Base):
    """One request. Text and answer are sealed: they quote what is in the record."""

    __tablename__ = "correction_request"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    member_id: Mapped[UUID] = mapped_column(ForeignKey("member.id"), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    """The member's cell when it was sent: its administrators answer."""
    field: Mapped[RequestedField] = mapped_column(Word(RequestedField))
    text_sealed: Mapped[bytes]
    state: Mapped[RequestState] = mapped_column(Word(RequestState))
    submitted_at: Mapped[datetime]
    answer_by: Mapped[date]
    done_by: Mapped[date]
    answer_sealed: Mapped[bytes | None]
    answered_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    handled_by: Mapped[UUID | None] = mapped_column(ForeignKey("member.id"), index=True)

    __table_args__ = (
        one_of("field", RequestedField),
        one_of("state", RequestState),
        CheckConstraint("done_by >= answer_by", name="deadlines"),
        Index("ix_correction_request_organisation_state", "organisation_id", "state", "done_by"),
    )
