"""Party members: the nine fields of Regulation 339-QĐ/TW, their cell over time, their positions."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Identity, Index, text
from sqlalchemy.dialects.postgresql import DATERANGE, ExcludeConstraint
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.sql import func

from core.database import Base, Word, one_of
from core.identifiers import new_id
from models.belonging_change import THIS_CHANGE


class Gender(StrEnum):
    """As the citizen's papers say."""

    MALE = "male"
    FEMALE = "female"


class MemberStatus(StrEnum):
    """Where a membership stands; the last six end it. ``merged``: the record was joined to another one."""

    PROBATIONARY = "probationary"
    OFFICIAL = "official"
    SUSPENDED = "suspended"
    TRANSFERRED_OUT = "transferred_out"
    STRUCK_OFF = "struck_off"
    EXPELLED = "expelled"
    LEFT = "left"
    DECEASED = "deceased"
    MERGED = "merged"


NAME_KEY = "translate(search_name, 'y -''.', 'i')"
"""Equal for one name under spelling variants: accents, y/i, blanks, hyphens, apostrophes do not count."""

ACTIVE_STATUSES = frozenset({MemberStatus.PROBATIONARY, MemberStatus.OFFICIAL, MemberStatus.SUSPENDED})


class Member(Base):
    """A person's party record. Citizen id and phone are sealed; their indexes are keyed hashes."""

    __tablename__ = "member"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    number: Mapped[int] = mapped_column(Identity(always=True), unique=True)
    """A compact reference for delivery chunks; it never leaves the system."""
    full_name: Mapped[str]
    search_name: Mapped[str]
    sort_key: Mapped[str]
    birth_date: Mapped[date]
    gender: Mapped[Gender | None] = mapped_column(Word(Gender))
    """None: the list they came from does not say it."""
    admitted_on: Mapped[date]
    official_on: Mapped[date | None]
    card_number: Mapped[str | None] = mapped_column(unique=True)
    citizen_id_sealed: Mapped[bytes | None]
    citizen_id_index: Mapped[bytes | None] = mapped_column(unique=True)
    phone_sealed: Mapped[bytes | None]
    phone_index: Mapped[bytes | None] = mapped_column(unique=True)
    status: Mapped[MemberStatus] = mapped_column(Word(MemberStatus))
    status_change_id: Mapped[int | None]
    """Since which change the status is known; None: from the beginning."""
    created_at: Mapped[datetime]

    __table_args__ = (
        one_of("gender", Gender),
        one_of("status", MemberStatus),
        CheckConstraint("admitted_on > birth_date", name="admitted_after_birth"),
        CheckConstraint("official_on >= admitted_on", name="official_after_admission"),
        CheckConstraint("card_number ~ '^[0-9]{8,12}$'", name="card_number_digits"),
        Index(
            "ix_member_search_name",
            "search_name",
            postgresql_using="gin",
            postgresql_ops={"search_name": "gin_trgm_ops"},
        ),
        Index("ix_member_name_key_birth_date", text(NAME_KEY), "birth_date"),
    )


class MembershipKind(StrEnum):
    """``home`` is the cell a member belongs to; ``temporary`` a cell they attend for a time."""

    HOME = "home"
    TEMPORARY = "temporary"


def _one_a_day(kind: str) -> ExcludeConstraint:
    return ExcludeConstraint(
        ("member_id", "="),
        (func.daterange(text("valid_from"), text("valid_to"), type_=DATERANGE), "&&"),
        where=text(f"kind = '{kind}'"),
        name=f"ex_membership_one_{kind}_a_day",
        using="gist",
    )


class Membership(Base):
    """A stretch of time in one cell: history, never overwritten. ``valid_to`` is the first day out."""

    __tablename__ = "membership"

    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    member_id: Mapped[UUID] = mapped_column(ForeignKey("member.id"), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    kind: Mapped[MembershipKind] = mapped_column(Word(MembershipKind))
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
    change_id: Mapped[int | None] = mapped_column(server_default=THIS_CHANGE)
    """Since which change it is known; None: from the beginning."""

    __table_args__ = (
        one_of("kind", MembershipKind),
        CheckConstraint("valid_to > valid_from", name="validity"),
        # Nobody is in two home cells, nor temporarily in two, on the same day. One index for each kind: with
        # the kind inside, entering members takes half as long again.
        _one_a_day("home"),
        _one_a_day("temporary"),
        Index("ix_membership_organisation_member", "organisation_id", "member_id"),
        Index("ix_membership_valid_from", "valid_from"),
        Index(
            "ix_membership_temporary", "organisation_id", postgresql_where=text("kind = 'temporary'")
        ),  # guests are few among members
    )


class ExemptionKind(StrEnum):
    """``exempt`` (miễn) for good; ``temporarily_exempt`` (tạm miễn) for less than 12 months."""

    EXEMPT = "exempt"
    TEMPORARILY_EXEMPT = "temporarily_exempt"


class Exemption(Base):
    """A stretch of time in which a member need not come to meetings."""

    __tablename__ = "exemption"

    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    member_id: Mapped[UUID] = mapped_column(ForeignKey("member.id"), index=True)
    kind: Mapped[ExemptionKind] = mapped_column(Word(ExemptionKind))
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]

    __table_args__ = (
        one_of("kind", ExemptionKind),
        CheckConstraint("valid_to > valid_from", name="validity"),
    )


class PositionKind(StrEnum):
    """An office held in a committee."""

    SECRETARY = "secretary"
    DEPUTY_SECRETARY = "deputy_secretary"
    COMMITTEE_MEMBER = "committee_member"


class Position(Base):
    """A stretch of time in an office. It gives no right in the handbook; role grants do."""

    __tablename__ = "position"

    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    member_id: Mapped[UUID] = mapped_column(ForeignKey("member.id"), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    kind: Mapped[PositionKind] = mapped_column(Word(PositionKind))
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
    change_id: Mapped[int | None] = mapped_column(server_default=THIS_CHANGE)
    """Since which change it is known; None: from the beginning."""

    __table_args__ = (
        one_of("kind", PositionKind),
        CheckConstraint("valid_to > valid_from", name="validity"),
    )
