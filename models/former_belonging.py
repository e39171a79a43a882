"""What the handbook knew, and when: places, ways up and statuses as they stood at each publication.

The rows of ``membership``, ``role_grant``, ``position``, ``organisation`` and ``member`` say what is
true of a day; an order may correct the past. These tables remember what was known before, in the order
of publications, so that what reached somebody stays theirs. Triggers write them, whoever changes a row:
see ``docs/decisions/0021-what-reached-me-stays-mine.md``.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Identity
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base, Word
from models.member import MemberStatus


class FormerBelonging(Base):
    """A stretch of belonging as it was known from one change until another.

    ``capacity`` says as what: ``home`` or ``temporary`` member, a role's word or a position's. No
    ``since`` means from the beginning of the handbook.
    """

    __tablename__ = "former_belonging"

    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    member_id: Mapped[UUID] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), index=True)
    capacity: Mapped[str]
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
    since: Mapped[int | None]
    until: Mapped[int]


class FormerWay(Base):
    """The way up from an organisation as it was until a change."""

    __tablename__ = "former_way"

    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    ancestors: Mapped[list[int]] = mapped_column(ARRAY(BigInteger))
    since: Mapped[int | None]
    until: Mapped[int]


class FormerStatus(Base):
    """The status of a member as it was until a change."""

    __tablename__ = "former_status"

    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    member_id: Mapped[UUID] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), index=True)
    status: Mapped[MemberStatus] = mapped_column(Word(MemberStatus))
    since: Mapped[int | None]
    until: Mapped[int]
