"""Opaque identifiers that clients see, ordered by time so that indexes stay compact."""

from __future__ import annotations

from uuid import UUID

from uuid_utils.compat import uuid7


def new_id() -> UUID:
    """A fresh UUID version 7 (RFC 9562)."""
    return uuid7()
