"""What was ordered to happen to the tree, by which document, and what became of it."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Identity, Index, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base, Word, one_of


class ChangeKind(StrEnum):
    """What can happen to an organisation."""

    CREATE = "create"
    RENAME = "rename"
    MOVE = "move"
    KIND = "kind"
    MERGE = "merge"
    SPLIT = "split"
    DISSOLVE = "dissolve"


class OrganisationChange(Base):
    """One order. Until its day it waits; then it is applied, or refused with the reason kept."""

    __tablename__ = "organisation_change"

    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    kind: Mapped[ChangeKind] = mapped_column(Word(ChangeKind))
    organisation_ids: Mapped[list[int]] = mapped_column(ARRAY(BigInteger))
    """Whom it is about: they list it in their history."""
    effective_on: Mapped[date]
    decision: Mapped[str | None]
    """The deciding document: ``1656/NQ-UBTVQH15``."""
    details: Mapped[dict[str, Any]]
    """The order itself: the arguments of the command, organisations by code."""
    summary: Mapped[dict[str, Any]]
    """What it did, or was foreseen to do when it was ordered."""
    ordered_at: Mapped[datetime]
    ordered_by: Mapped[UUID | None] = mapped_column(ForeignKey("member.id"))
    applied_at: Mapped[datetime | None]
    refused_at: Mapped[datetime | None]
    refusal: Mapped[str | None]
    """The code of the refusal, where on its day it could not be applied."""
    withdrawn_at: Mapped[datetime | None]

    __table_args__ = (
        one_of("kind", ChangeKind),
        CheckConstraint("num_nonnulls(applied_at, refused_at, withdrawn_at) <= 1", name="one_outcome"),
        CheckConstraint("(refused_at IS NULL) = (refusal IS NULL)", name="refusal_has_a_reason"),
        Index(
            "ix_organisation_change_due",
            "effective_on",
            "id",
            postgresql_where=text("num_nonnulls(applied_at, refused_at, withdrawn_at) = 0"),
        ),
        Index("ix_organisation_change_organisation_ids", "organisation_ids", postgresql_using="gin"),
    )
