"""What was written to and fro, as the thread shows it."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from services.feedback import FeedbackDetail

_SEALED = "Đảng viên (không nêu tên)"


class Message(NamedTuple):
    """One message; an office writes in the name of its organisation."""

    author: str
    place: str
    at: datetime
    text: str
    own: bool


def conversation(detail: FeedbackDetail) -> list[Message]:
    """The matter itself, then every message, oldest first."""
    author = detail.author.full_name if detail.author else _SEALED
    matter = detail.feedback
    return [
        Message(author, "", matter.created_at, matter.text, detail.is_own),
        *(
            Message(
                author if message.by_author else detail.organisation.name,
                "",
                message.at,
                message.text,
                message.by_author == detail.is_own,
            )
            for message in detail.messages
        ),
    ]
