"""Telling other systems of changes: signed, in order, again and again until they have heard."""

from services.webhooks.delivery import Message, Parcel, due_endpoints, messages_between, next_parcel, settle
from services.webhooks.endpoints import NewEndpoint, get, listed, register, remove, resume
from services.webhooks.replay import REPLAY, replay
from services.webhooks.rules import ATTEMPTS, Answer, wait_before

__all__ = [
    "ATTEMPTS",
    "REPLAY",
    "Answer",
    "Message",
    "NewEndpoint",
    "Parcel",
    "due_endpoints",
    "get",
    "listed",
    "messages_between",
    "next_parcel",
    "register",
    "remove",
    "replay",
    "resume",
    "settle",
    "wait_before",
]
