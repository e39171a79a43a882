"""Who belongs where, numbered by when it became known: the clock that publications go by."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Date, Identity, text
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base

THIS_CHANGE = text("belonging_change_id()")
"""The change of the running transaction; the first who asks begins it."""


class BelongingChange(Base):
    """One transaction that changed who belongs where.

    At its commit it takes a number in the one order of publications, so that every publication lies
    before or behind it. No number yet means that the transaction is still under way.
    """

    __tablename__ = "belonging_change"

    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    number: Mapped[int | None] = mapped_column()
    recorded_on: Mapped[date] = mapped_column(
        Date(), server_default=text("((now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date)")
    )
