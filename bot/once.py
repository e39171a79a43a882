"""Doing once what was asked for twice: by a double tap, or by an update that came again."""

from __future__ import annotations

import hashlib

from sqlalchemy.dialects.postgresql import insert

from bot.conversation import Ask
from models import IdempotencyKey
from services.actor import Work


def first_time(work: Work, ask: Ask, deed: str) -> bool:
    """Whether the actor does ``deed`` by this message for the first time.

    It is noted in the same unit of work: note and deed are kept together or not at all. A second
    tap that arrives while the first is being served waits for it, in whatever process.
    """
    key = f"{ask.messenger}:{ask.chat_id}:{ask.message_id}:{deed}"
    noted = work.session.scalar(
        insert(IdempotencyKey)
        .values(
            member_id=work.actor.identity,
            key=key,
            fingerprint=hashlib.sha256(key.encode()).digest(),
            created_at=work.now,
        )
        .on_conflict_do_nothing()
        .returning(IdempotencyKey.key)
    )
    return noted is not None
