"""What other systems call an organisation."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base


class OrganisationCode(Base):
    """A code of another system, official unit codes (``gso``) among them; any number per organisation."""

    __tablename__ = "organisation_code"

    system: Mapped[str] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
