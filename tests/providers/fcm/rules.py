"""The rules of FCM that stand in its documentation only: targets, sizes, reserved words, times to live."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from tests.providers.fcm import discovery

PAYLOAD_BYTES = 4096
TOPIC_PAYLOAD_BYTES = 2048
LONGEST_TTL_SECONDS = 2_419_200
TOPICS_IN_A_CONDITION = 5

Body = dict[str, Any]


def problems(body: object) -> list[str]:
    """What is wrong with the body of ``messages:send``; empty when FCM would take it."""
    errors = discovery.send_request_validator().iter_errors(body)
    found = [f"{error.json_path}: {error.message}" for error in errors]
    return found or list(_beyond_the_schema(body))


def target_of(message: Body) -> tuple[str, str]:
    """The kind of target and its value, of a message without problems."""
    kind = next(field for field in discovery.targets() if field in message)
    return kind, message[kind]


def _beyond_the_schema(body: object) -> Iterator[str]:
    assert isinstance(body, dict)
    message: Body = body["message"]
    yield from _about_the_target(message)
    yield from _about_the_size(message)
    yield from _about_android(message)
    for part in (message, *(_part(message, name) for name in ("android", "androidV2", "webpush"))):
        yield from _about_reserved_words(part.get("data", {}))


def _about_the_target(message: Body) -> Iterator[str]:
    given = [field for field in discovery.targets() if field in message]
    if len(given) != 1:
        yield f"message: exactly one of {', '.join(discovery.targets())} must be given, not {given}"
    elif not message[given[0]]:
        yield f"message.{given[0]}: is empty"
    if not re.fullmatch(r"[a-zA-Z0-9-_.~%]{1,900}", message.get("topic", "ok")):
        yield "message.topic: is not a topic name"
    if message.get("condition", "").count(" in topics") > TOPICS_IN_A_CONDITION:
        yield f"message.condition: names more than {TOPICS_IN_A_CONDITION} topics"


def _about_the_size(message: Body) -> Iterator[str]:
    """Stricter than Google, who counts keys and values alone: everything but the target, as compact JSON."""
    payload = {key: value for key, value in message.items() if key not in discovery.targets()}
    size = len(json.dumps(payload, ensure_ascii=False, separators=(",", ":")).encode())
    limit = TOPIC_PAYLOAD_BYTES if {"topic", "condition"} & message.keys() else PAYLOAD_BYTES
    if size > limit:
        yield f"message: {size} bytes, and at most {limit} are taken"


def _about_android(message: Body) -> Iterator[str]:
    configurations = [part for name in ("android", "androidV2") if (part := _part(message, name))]
    if len(configurations) > 1:
        yield "message: android and androidV2 exclude each other"
    for part in configurations:
        if not 0 <= float(part.get("ttl", "0s").removesuffix("s")) <= LONGEST_TTL_SECONDS:
            yield f"message.android.ttl: must lie between 0 and {LONGEST_TTL_SECONDS} seconds"


def _about_reserved_words(data: dict[str, str]) -> Iterator[str]:
    for key in data:
        if key in ("from", "message_type") or key.startswith(("google.", "gcm.notification.")):
            yield f"data: {key!r} is a reserved word"


def _part(message: Body, name: str) -> Body:
    part: Body = next((message[key] for key in discovery.spellings(name) if key in message), {})
    return part
