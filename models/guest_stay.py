"""Who is a guest and where they are at home, as a preview asks for those from outside an audience."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base


class GuestStay(Base):
    """The days on which a temporary membership and a membership in a home cell hold together.

    Kept by triggers with every change of a membership, and by nothing else; without references, which
    would be checked before the triggers have followed. Guests are few among members.
    """

    __tablename__ = "guest_stay"

    temporary_id: Mapped[int] = mapped_column(primary_key=True)
    """The membership in the cell they attend for a time."""
    home_id: Mapped[int] = mapped_column(primary_key=True)
    """The membership in the cell they belong to."""
    member_id: Mapped[UUID] = mapped_column(index=True)
    host_cell_id: Mapped[int] = mapped_column(index=True)
    home_cell_id: Mapped[int] = mapped_column(index=True)
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
