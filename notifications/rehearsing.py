"""Rehearsing one chunk: the way of a real one, to a recorder where the providers would be."""

from __future__ import annotations

import threading
from contextlib import ExitStack
from datetime import datetime

from core.unit_of_work import Runtime
from models import Lane
from notifications.bookkeeping import write_down
from notifications.channels import Outcomes
from notifications.channels.registry import channels_through
from notifications.channels.rehearsed import Rehearsed
from notifications.leaving import Message, decide
from notifications.notice import Notice, of_publication
from notifications.sending import Channels, hand_over_all
from services.actor import SYSTEM
from services.deliveries import Assignment, Recording, Verdict, begin_recording, finish_recording


def rehearse_chunk(runtime: Runtime, lane: Lane, *, chunk_id: int) -> None:
    """Make every message of one chunk for one lane, and write down what would have become of it."""
    with runtime.work(SYSTEM, read_only=True) as work:
        assignment = begin_recording(work, chunk_id, lane)
    if assignment is None:
        return
    recording = _recorded(runtime, assignment)
    write_down(runtime, lambda work: finish_recording(work, assignment, recording))


def _recorded(runtime: Runtime, assignment: Assignment) -> Recording:
    outlets, now = Rehearsed(runtime.settings), runtime.clock()
    notice = of_publication(assignment)
    with ExitStack() as stack:
        channels = channels_through(outlets, runtime.settings, threading.Event())
        for channel in set(channels.values()):
            stack.callback(channel.close)
        outcomes = hand_over_all(channels, notice, assignment.targets, now)
        sentence = _sentence(channels, notice, outcomes, now)
    return Recording(outcomes, outlets.asks, sentence)


def _sentence(channels: Channels, notice: Notice, outcomes: Outcomes, now: datetime) -> str | None:
    """What the first phone that was rung would show; None if none was."""
    for target, outcome in outcomes:
        message = decide(notice, channels[target.kind].capabilities, now)
        if outcome.verdict is Verdict.ACCEPTED and isinstance(message, Message):
            return message.sentence
    return None
