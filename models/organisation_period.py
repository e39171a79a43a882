"""The tree on every day: what each organisation was called, what it was, and where it stood."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Identity, Index, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import ARRAY, DATERANGE, ExcludeConstraint
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.sql import func

from core.database import Base, Word, one_of
from models.organisation import OrganisationKind


class OrganisationPeriod(Base):
    """A stretch of days on which nothing about an organisation or its way up changed.

    ``organisation`` is a copy of the period that holds today. Periods go on after an organisation's
    end: a former one stands below its successor, so that whoever oversees the successor reaches it.
    """

    __tablename__ = "organisation_period"

    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    name: Mapped[str]
    search_name: Mapped[str]
    sort_key: Mapped[str]
    kind: Mapped[OrganisationKind] = mapped_column(Word(OrganisationKind))
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    ancestors: Mapped[list[int]] = mapped_column(ARRAY(BigInteger))
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]

    __table_args__ = (
        one_of("kind", OrganisationKind),
        CheckConstraint("valid_to > valid_from", name="validity"),
        CheckConstraint("(parent_id IS NULL) = (cardinality(ancestors) = 1)", name="root"),
        ExcludeConstraint(
            ("organisation_id", "="),
            (func.daterange(text("valid_from"), text("valid_to"), type_=DATERANGE), "&&"),
            name="ex_organisation_period_one_picture_a_day",
            using="gist",
        ),
        Index(
            "ix_organisation_period_ancestors",
            "ancestors",
            postgresql_using="gin",
            postgresql_with={"fastupdate": "off"},
        ),
    )


class SuccessionKind(StrEnum):
    """How one organisation followed another."""

    MERGE = "merge"
    SPLIT = "split"


_ONCE = "uq_organisation_succession_once"


class OrganisationSuccession(Base):
    """``successor`` took over from ``predecessor``, wholly or in part, on a day."""

    __tablename__ = "organisation_succession"

    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    predecessor_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    successor_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    kind: Mapped[SuccessionKind] = mapped_column(Word(SuccessionKind))
    effective_on: Mapped[date]

    __table_args__ = (
        one_of("kind", SuccessionKind),
        CheckConstraint("predecessor_id <> successor_id", name="two_organisations"),
        # A part may go over first, and the rest another day.
        UniqueConstraint("predecessor_id", "successor_id", "kind", "effective_on", name=_ONCE),
    )
