"""The names of the sections of minutes: a word, or a word and whom or what it is about."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class SectionKind(StrEnum):
    """Last month's review, next month's tasks, what was said (by whom) and concluded (of which item)."""

    REVIEW = "review"
    NEXT_TASKS = "next_tasks"
    DISCUSSION = "discussion"
    CLOSING = "closing"
    OPINION = "opinion"
    CONCLUSION = "conclusion"


ABOUT_SOMETHING = frozenset({SectionKind.OPINION, SectionKind.CONCLUSION})


@dataclass(frozen=True, slots=True)
class SectionKey:
    """``review``; ``opinion.<member>``; ``conclusion.<agenda item>``."""

    kind: SectionKind
    about: UUID | None = None

    def __str__(self) -> str:
        return f"{self.kind.value}.{self.about}" if self.about else self.kind.value


def read_key(text: str) -> SectionKey | None:
    """The key that a text stands for; None: it is none."""
    word, dot, about = text.partition(".")
    try:
        key = SectionKey(SectionKind(word), UUID(about) if dot else None)
    except ValueError:
        return None
    return key if (key.kind in ABOUT_SOMETHING) == (key.about is not None) else None
