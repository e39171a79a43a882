"""What is wrong with the data of each cell, counted: the boards above add these up."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Integer
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base


class QualityFigure(Base):
    """One check in one cell: how many records it looked at, and how many do not pass."""

    __tablename__ = "quality_figure"

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    check_code: Mapped[str] = mapped_column(primary_key=True)
    records: Mapped[int] = mapped_column(Integer)
    failed: Mapped[int] = mapped_column(Integer)
    counted_at: Mapped[datetime]

    __table_args__ = (CheckConstraint("failed BETWEEN 0 AND records", name="counts"),)
