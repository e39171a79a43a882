"""How many messages a provider takes from us, shared by every sender on every machine."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Double
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base


class TokenBucket:
    """One token bucket of one project at a provider.

    ``tokens`` were there at ``filled_to``; a moment to come means that nothing is sent until then.
    ``warm_since`` is when sending began after a pause: from there the rate grows.
    """

    name: Mapped[str] = mapped_column(primary_key=True)
    tokens: Mapped[float] = mapped_column(Double)
    filled_to: Mapped[datetime]
    warm_since: Mapped[datetime]


class SendQuota(TokenBucket, Base):
    """What a project may send, as all senders share it."""

    __tablename__ = "send_quota"

    # Changed a hundred times a second at most, and always in place.
    __table_args__ = ({"postgresql_with": {"fillfactor": "10"}},)
