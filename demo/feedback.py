"""What members reported upward in the year, standing now in every state there is."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from core.clock import LOCAL_TIME_ZONE
from demo.chance import dice
from demo.history import History
from demo.people import Person
from demo.posts import People, office_post, secretary
from demo.tables import entries
from demo.tree import PROVINCE, Tree
from models import FeedbackKind, FeedbackLevel, FeedbackState, Role
from services import feedback

_AUTHORS_STEPS = frozenset({FeedbackState.CONFIRMED, FeedbackState.REOPENED})


def send_feedback(history: History, tree: Tree, people: People) -> None:
    """Let everything in ``feedback.toml`` be sent and handled."""
    for entry in entries("feedback"):
        commune = tree.commune(entry["commune"])
        author = people[f"{commune}-CB{entry['cell']:02d}"][entry["seat"]]
        history.at(_moment(history, entry), partial(_send, history, people, commune, author, entry))


def _send(history: History, people: People, commune: str, author: Person, entry: dict[str, Any]) -> None:
    history.made["feedback"] += 1
    level = FeedbackLevel(entry["level"])
    with history.acting(author) as work:
        sent = feedback.submit(
            work,
            kind=FeedbackKind(entry["kind"]),
            level=level,
            text=entry["text"],
            sealed=entry.get("sealed", False),
        )
    office = _office(people, commune, author, level)
    for step in entry["steps"]:
        actor = author if step["to"] in _AUTHORS_STEPS else office
        history.at(_moment(history, step), partial(_step, history, actor, sent.id, step))


def _step(history: History, actor: Person, feedback_id: UUID, step: dict[str, Any]) -> None:
    with history.acting(actor) as work:
        feedback.transition(work, feedback_id, to=FeedbackState(step["to"]), reason=step.get("words"))


def _office(people: People, commune: str, author: Person, level: FeedbackLevel) -> Person:
    """Who answers: the secretary of the author's cell, or the officer of the commune or province."""
    if level is FeedbackLevel.CELL:
        return secretary(people, author.cell)
    committee = commune if level is FeedbackLevel.COMMUNE else PROVINCE
    return office_post(people, committee, Role.FEEDBACK_OFFICER).person


def _moment(history: History, entry: dict[str, Any]) -> datetime:
    minutes = dice("minute", entry["days_ago"], entry.get("text", entry.get("to"))).randint(0, 540)
    day = history.today - timedelta(days=entry["days_ago"])
    return datetime.combine(day, time(8, 0), LOCAL_TIME_ZONE) + timedelta(minutes=minutes)
