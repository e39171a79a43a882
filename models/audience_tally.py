"""How many members there are to be reached, counted ahead: what a preview adds up instead of persons."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Identity, Index, Integer, SmallInteger, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import BigInteger

from core.database import Base, Word, one_of
from models.member import MemberStatus


class AudienceTally(Base):
    """Members of one status, exempt or not: of one cell, or (``is_below``) of all cells below one place.

    Each channel counts the members whom it can ring; a member with two of them counts in both.
    """

    __tablename__ = "audience_tally"

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    is_below: Mapped[bool] = mapped_column(primary_key=True)
    status: Mapped[MemberStatus] = mapped_column(Word(MemberStatus), primary_key=True)
    is_exempt: Mapped[bool] = mapped_column(primary_key=True)
    members: Mapped[int] = mapped_column(Integer)
    fcm: Mapped[int] = mapped_column(Integer)
    webpush: Mapped[int] = mapped_column(Integer)
    telegram: Mapped[int] = mapped_column(Integer)
    zalo: Mapped[int] = mapped_column(Integer)
    unreached: Mapped[int] = mapped_column(Integer)
    """Members whom nothing rings."""

    __table_args__ = (
        one_of("status", MemberStatus),
        CheckConstraint("least(members, fcm, webpush, telegram, zalo, unreached) >= 0", name="figures"),
    )


class PresentCells(Base):
    """How many cells have the same sorts of members: that, too, of one cell or of all below a place.

    ``sorts`` has a bit for each status with and without exemption (see ``services/directives/tallies``), so
    that "cells with a probationary member" is a sum, too.
    """

    __tablename__ = "present_cells"

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    is_below: Mapped[bool] = mapped_column(primary_key=True)
    sorts: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    cells: Mapped[int] = mapped_column(Integer)

    __table_args__ = (CheckConstraint("cells >= 0", name="figures"),)


class TalliedCell(Base):
    """Where a cell's figures were added, and for which days they hold."""

    __tablename__ = "tallied_cell"

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    ancestors: Mapped[list[int]] = mapped_column(ARRAY(BigInteger))
    """The way up to the cell when it was counted, itself included."""
    counted_on: Mapped[date]
    holds_until: Mapped[date | None]
    """The first day on which somebody comes, goes, or becomes or ceases to be exempt, as entered ahead."""

    __table_args__ = (
        Index("ix_tallied_cell_counted_on", "counted_on"),
        Index("ix_tallied_cell_holds_until", "holds_until", postgresql_where=text("holds_until IS NOT NULL")),
    )


class StaleCell(Base):
    """A mark that something about a cell's members changed; triggers add it, counting takes it away.

    Any number of marks for one cell, so that no change waits for another; no reference to the cell, so
    that a mark holds nothing.
    """

    __tablename__ = "stale_cell"

    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(index=True)
