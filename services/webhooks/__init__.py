"""Telling other systems of changes: signed, in order, again and again until they have heard."""

from services.webhooks.delivery import Message, Parcel, due_endpoints, messages_between, next_parcel, settle
from services.webhooks.detail import Delivery, DeliveryState, WebhookDetail, detail, stopped
from services.webhooks.endpoints import (
    LEVELS,
    NewEndpoint,
    get,
    listed,
    pause,
    register,
    remove,
    resume,
    send_test,
)
from services.webhooks.replay import REPLAY, replay
from services.webhooks.rules import ATTEMPTS, Answer, wait_before

__all__ = [
    "ATTEMPTS",
    "LEVELS",
    "REPLAY",
    "Answer",
    "Delivery",
    "DeliveryState",
    "Message",
    "NewEndpoint",
    "Parcel",
    "WebhookDetail",
    "detail",
    "due_endpoints",
    "get",
    "listed",
    "messages_between",
    "next_parcel",
    "pause",
    "register",
    "remove",
    "replay",
    "resume",
    "send_test",
    "settle",
    "stopped",
    "wait_before",
]
