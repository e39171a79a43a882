"""Whom a directive reached, person by person."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select, update

from core.errors import Unauthenticated
from models import AuditEntry, DeliveryChunk, DeviceKind
from services import devices
from services.deliveries import recipients
from tests.api.conftest import ApiClient, SignIn
from tests.api.directives.some import published, to
from tests.api.directives.test_reach import expand
from tests.api.problems import refused
from tests.factories import Person, World


def persons(client: ApiClient, path: str, **query: Any) -> list[dict[str, Any]]:
    """Every page, one after the other."""
    found: list[dict[str, Any]] = []
    cursor: dict[str, Any] = {}
    while True:
        page = client.get(f"{path}/reach/members", **query, **cursor)
        assert page.status_code == 200, page.json
        found += page.json["items"]
        if page.json["next"] is None:
            return found
        cursor = {"cursor": page.json["next"]}


def test_who_looks_after_nobody_there_is_refused(sign_in: SignIn, world: World) -> None:
    path = published(sign_in("publisher@T1"), to("T1"))
    for who in (world.members["A"][0], "publisher@T1", "administrator@X1"):
        refused(sign_in(who).get(f"{path}/reach/members", organisation="A"), 403, "forbidden")
    refused(
        sign_in("cell_secretary@A").get(f"{path}/reach/members", organisation="C"),
        404,
        "organisation_not_found",
    )
    refused(sign_in("cell_secretary@A").get(f"{path}/reach/members"), 422, "invalid")
    refused(sign_in(None).get(f"{path}/reach/members", organisation="A"), 401, Unauthenticated.code)


def with_phone(world: World, person: Person, value: str) -> None:
    with world.acting(person) as work:
        devices.register(work, kind=DeviceKind.FCM_ID, value=value)


def test_each_has_a_state_and_a_next_step(sign_in: SignIn, world: World) -> None:
    reader, phone = world.members["A"][:2]
    with_phone(world, phone, "a-phone")
    path = published(sign_in("publisher@T1"), to("X1"), acknowledge_by="2026-12-01")
    expand(world, path)
    sign_in(reader).put(f"{path}/receipt", {"state": "read"})
    found = {one["member_id"]: one for one in persons(sign_in("cell_secretary@A"), path, organisation="A")}
    assert len(found) == 4
    assert {one["cell"] for one in found.values()} == {"A"}
    assert _told(found, reader) == ("read", "ask_to_acknowledge")
    assert _told(found, phone) == ("waiting", "wait")
    assert _told(found, world.person("publisher@X1")) == ("no_device", "call_and_set_up")


def _told(found: dict[str, dict[str, Any]], person: Person) -> tuple[str, str]:
    one = found[str(person.member_id)]
    return one["state"], one["next_step"]


def test_bits_of_the_chunk_are_told_of_the_right_person(sign_in: SignIn, world: World) -> None:
    path = published(sign_in("publisher@T1"), to("X1"))
    expand(world, path)
    with world.system() as work:
        [chunk] = work.session.scalars(select(DeliveryChunk)).all()
        last = len(chunk.recipients) - 1
        bits = (1 << last).to_bytes(len(chunk.handed_over), "little")
        work.session.execute(update(DeliveryChunk).values(handed_over=bits))
    found = persons(sign_in("organisation_board@X1"), path, organisation="X1", state="handed_over")
    assert len(found) == 1
    assert found[0]["next_step"] == "ask_to_read"


@pytest.mark.parametrize("limit", [1, 2, 5, 50])
def test_pages_show_everybody_once(
    sign_in: SignIn, world: World, monkeypatch: pytest.MonkeyPatch, limit: int
) -> None:
    monkeypatch.setattr(recipients, "CHUNK_SIZE", 4)
    path = published(sign_in("publisher@T1"), to("T1"))
    expand(world, path)
    found = persons(sign_in("organisation_board@T1"), path, organisation="T1", limit=limit)
    assert len(found) == len({one["member_id"] for one in found}) == 19


def test_that_somebody_looked_is_logged(sign_in: SignIn, world: World) -> None:
    path = published(sign_in("publisher@T1"), to("X1"))
    persons(sign_in("organisation_board@X1"), path, organisation="X1")
    with world.system() as work:
        action = AuditEntry.action == "directive.persons_viewed"
        assert work.session.scalars(select(AuditEntry.subject_id).where(action)).all() == [
            path.rsplit("/", 1)[1]
        ]
