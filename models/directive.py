"""Directives: documents an organisation publishes to a part of the tree, and who they are for."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Identity, Index, Integer, Text, UniqueConstraint, false
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base, Word, one_of
from core.identifiers import new_id


class DirectiveState(StrEnum):
    """A draft may change; what is published is corrected by new versions, or withdrawn."""

    DRAFT = "draft"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class Urgency(StrEnum):
    """Thường, khẩn, thượng khẩn, hỏa tốc."""

    NORMAL = "normal"
    URGENT = "urgent"
    VERY_URGENT = "very_urgent"
    EXPRESS = "express"


class Secrecy(StrEnum):
    """Không mật, mật, tối mật, tuyệt mật. Only ``none`` may touch a networked system."""

    NONE = "none"
    CONFIDENTIAL = "confidential"
    SECRET = "secret"
    TOP_SECRET = "top_secret"


class Directive(Base):
    """A document with its metadata (số ký hiệu, trích yếu …) and its audience as a rule."""

    __tablename__ = "directive"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    """Who puts it into the handbook; the issuer may be a body above or outside the tree."""
    symbol: Mapped[str]
    symbol_key: Mapped[str]
    type: Mapped[str]
    issuer: Mapped[str]
    issuer_key: Mapped[str]
    issued_on: Mapped[date]
    issued_year: Mapped[int]
    abstract: Mapped[str]
    signer: Mapped[str | None]
    effective_on: Mapped[date | None]
    """From when it applies; None: from the day it was issued."""
    urgency: Mapped[Urgency] = mapped_column(Word(Urgency))
    summary: Mapped[str | None]
    asks_member: Mapped[str | None]
    """What it asks of every member, in a few words; likewise of cell secretaries and committees."""
    asks_secretary: Mapped[str | None]
    asks_committee: Mapped[str | None]
    body: Mapped[str]
    """Markdown as written; it is rendered and sanitised when read."""
    acknowledge_by: Mapped[date | None]
    state: Mapped[DirectiveState] = mapped_column(Word(DirectiveState))
    created_at: Mapped[datetime]
    created_by: Mapped[UUID] = mapped_column(ForeignKey("member.id"))
    updated_at: Mapped[datetime]
    published_at: Mapped[datetime | None]
    published_by: Mapped[UUID | None] = mapped_column(ForeignKey("member.id"))
    seq: Mapped[int | None] = mapped_column(unique=True)
    """Its place in the one gap-free order of publications; what phones synchronise by."""
    version: Mapped[int] = mapped_column(Integer, server_default="1")
    """Grows by one with each correction after publication."""
    corrected_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by: Mapped[UUID | None] = mapped_column(ForeignKey("member.id"))
    withdrawal_reason: Mapped[str | None]
    changed_seq: Mapped[int | None] = mapped_column(unique=True)
    """The place of its latest correction, withdrawal or replacement in the order of publications."""
    audience_roles: Mapped[list[str]] = mapped_column(ARRAY(Text))
    audience_statuses: Mapped[list[str]] = mapped_column(ARRAY(Text))
    audience_without_exempt: Mapped[bool] = mapped_column(server_default=false())
    """Whether members exempt from meetings on the day of publication are left out."""
    rings_at: Mapped[datetime | None]
    """The end of the quiet hours it was published in, before which no phone rings; None: at once."""
    rung_at_night_because: Mapped[str | None]
    """The publisher's reason where it was to ring at once all the same."""
    addressed: Mapped[int | None]
    """How many members the audience had at publication."""
    expanded_at: Mapped[datetime | None]
    """When the last chunk of the audience was put in the queue."""

    @property
    def asks(self) -> dict[str, str | None]:
        """What it asks, by the role of the reader."""
        return {
            "member": self.asks_member,
            "secretary": self.asks_secretary,
            "committee": self.asks_committee,
        }

    __table_args__ = (
        one_of("urgency", Urgency),
        one_of("state", DirectiveState),
        # One record per publishing organisation: two provinces may both pass a central text on.
        UniqueConstraint("organisation_id", "issuer_key", "symbol_key", "issued_year"),
        CheckConstraint(
            "(state IN ('published', 'withdrawn')) = (seq IS NOT NULL)", name="published_has_seq"
        ),
        CheckConstraint("(state = 'withdrawn') = (withdrawn_at IS NOT NULL)", name="withdrawn_has_time"),
        Index(
            "ix_directive_symbol_key",
            "symbol_key",
            postgresql_using="gin",
            postgresql_ops={"symbol_key": "gin_trgm_ops"},
        ),
        CheckConstraint("(seq IS NULL) = (published_at IS NULL)", name="published_has_time"),
    )


class Addressee(Base):
    """One line of a published audience: an organisation, with or without what is below it."""

    __tablename__ = "addressee"

    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    directive_id: Mapped[UUID] = mapped_column(ForeignKey("directive.id"))
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    below: Mapped[bool]
    excluded: Mapped[bool]
    seq: Mapped[int]
    """The directive's, repeated so that an inbox reads one index."""

    __table_args__ = (
        UniqueConstraint("directive_id", "organisation_id"),
        Index("ix_addressee_organisation_seq", "organisation_id", "seq"),
    )


class NamedPerson(Base):
    """A person whom a published audience names: added to it, or taken out of it."""

    __tablename__ = "named_person"

    directive_id: Mapped[UUID] = mapped_column(ForeignKey("directive.id"), primary_key=True)
    member_id: Mapped[UUID] = mapped_column(ForeignKey("member.id"), primary_key=True)
    excluded: Mapped[bool]
    seq: Mapped[int]
    """The directive's, repeated so that an inbox reads one index."""

    __table_args__ = (Index("ix_named_person_member_seq", "member_id", "seq"),)


class PublicationCounter(Base):
    """The one row whose lock puts publications, and changes of who belongs where, in one order."""

    __tablename__ = "publication_counter"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    value: Mapped[int]

    __table_args__ = (CheckConstraint("id = 1", name="single_row"),)
