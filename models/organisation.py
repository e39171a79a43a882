"""Party organisations: the tree from the centre down to cells and groups."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Identity, Index
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base, Word, one_of


class OrganisationKind(StrEnum):
    """What an organisation is in the party's structure."""

    CENTRE = "centre"
    PROVINCE = "province"
    COMMUNE = "commune"
    BASE_COMMITTEE = "base_committee"
    SUB_COMMITTEE = "sub_committee"
    BASE_CELL = "base_cell"
    CELL = "cell"
    GROUP = "group"


CELL_KINDS = frozenset({OrganisationKind.CELL, OrganisationKind.BASE_CELL})
"""The kinds that members belong to and that meet every month."""


class Organisation(Base):
    """One node of the tree, as it is today. ``valid_to`` is the first day it no longer exists.

    Every other day's picture is in ``organisation_period``; only ``services/organisations`` writes either.
    """

    __tablename__ = "organisation"

    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    """The handbook's own name for it: never changes, never reused."""
    name: Mapped[str]
    search_name: Mapped[str]
    sort_key: Mapped[str]
    kind: Mapped[OrganisationKind] = mapped_column(Word(OrganisationKind))
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    ancestors: Mapped[list[int]] = mapped_column(ARRAY(BigInteger))
    """Ids from the root down to and including this one: ``x = ANY(ancestors)`` is "below x"."""
    way_change_id: Mapped[int | None]
    """Since which change the way up is known; None: from the beginning."""
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]

    __table_args__ = (
        one_of("kind", OrganisationKind),
        CheckConstraint("valid_to > valid_from", name="validity"),
        CheckConstraint("(parent_id IS NULL) = (cardinality(ancestors) = 1)", name="root"),
        Index(
            "ix_organisation_ancestors",
            "ancestors",
            postgresql_using="gin",
            postgresql_with={"fastupdate": "off"},
        ),
    )
