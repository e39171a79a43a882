"""Tying a chat to an account by a one-time code."""

from __future__ import annotations

from datetime import timedelta

import pytest

from models import Messenger
from services import devices
from services.actor import ANONYMOUS
from services.devices import LinkCodeRefused
from tests.api.conftest import SignIn
from tests.api.problems import refused
from tests.conftest import StoppedClock
from tests.factories import World


def link(world: World, code: str) -> None:
    """What the bot does when somebody sends it a code."""
    with world.runtime.work(ANONYMOUS) as work:
        devices.link_chat(work, Messenger.TELEGRAM, "4711", code)


def test_an_unknown_messenger_is_refused(sign_in: SignIn, world: World) -> None:
    member = sign_in(world.members["A"][0])
    refused(member.post("/me/channel-links", {"channel": "fax"}), 422, "invalid")


def test_a_code_is_good_for_fifteen_minutes(sign_in: SignIn, world: World, clock: StoppedClock) -> None:
    offer = sign_in(world.members["A"][0]).post("/me/channel-links", {"channel": "telegram"}).json
    assert offer["expires_at"] == "2026-11-22T12:15:00+00:00"
    clock.advance(timedelta(minutes=15))
    with pytest.raises(LinkCodeRefused):
        link(world, offer["code"])


def test_a_newer_code_ends_the_older_and_each_is_good_once(sign_in: SignIn, world: World) -> None:
    member = sign_in(world.members["A"][0])
    older, newer = (member.post("/me/channel-links", {"channel": "telegram"}).json["code"] for _ in range(2))
    with pytest.raises(LinkCodeRefused):
        link(world, older)
    link(world, newer.lower())
    assert [device["kind"] for device in member.get("/me/devices").json["items"]] == ["telegram"]
    with pytest.raises(LinkCodeRefused):
        link(world, newer)


def test_a_code_is_never_kept_to_be_repeated(sign_in: SignIn, world: World) -> None:
    member, headers = sign_in(world.members["A"][0]), {"Idempotency-Key": "one"}
    codes = {
        member.post("/me/channel-links", {"channel": "telegram"}, headers=headers).json["code"]
        for _ in range(2)
    }
    assert len(codes) == 2
