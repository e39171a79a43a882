"""Who a directive is for, as previewed and as published."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from core.vietnamese import fold
from models import ExemptionKind, PositionKind
from services import members, organisations
from tests.api.conftest import ApiClient, SignIn
from tests.api.directives.some import drafted, published, to
from tests.api.problems import refused
from tests.factories import World

STEPS = ("audience-preview", "publication")


def inboxes(sign_in: SignIn, world: World, cells: str = "ABCD") -> dict[str, bool]:
    """For the first plain member of each cell, whether anything reached them."""
    return {cell: bool(sign_in(world.members[cell][0]).get("/me/inbox").json["items"]) for cell in cells}


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize(
    ("audience", "status", "code"),
    [
        ({"include": ["T1"]}, 403, "audience_beyond_reach"),
        ({"include": ["X1", "TW"]}, 403, "audience_beyond_reach"),
        ({"include": ["X2"]}, 404, "organisation_not_found"),
        ({"include": ["X1"], "exclude": ["C"]}, 404, "organisation_not_found"),
        ({"include": ["nowhere"]}, 404, "organisation_not_found"),
        ({"include": ["X1", {"organisation": "X1", "below": False}]}, 422, "audience_named_twice"),
        ({"include": ["X1"], "exclude": ["X1"]}, 422, "audience_named_twice"),
        ({"include": []}, 422, "invalid"),
        ({}, 422, "invalid"),
        ({"include": "X1"}, 422, "invalid"),
        ({"include": [5]}, 422, "invalid"),
        ({"include": ["X1"], "roles": ["emperor"]}, 422, "invalid"),
        ({"include": ["X1"], "statuses": ["deceased"]}, 422, "invalid"),
        ({"include": ["X1"] * 501}, 422, "invalid"),
        ({"include": [{"organisation": "X1", "above": True}]}, 422, "invalid"),
    ],
)
def test_an_audience_beyond_ones_reach_or_sense_is_refused(
    sign_in: SignIn, step: str, audience: dict[str, Any], status: int, code: str
) -> None:
    publisher = sign_in("publisher@X1")
    path = drafted(publisher, issuer="X1")
    refused(publisher.post(f"{path}/{step}", audience), status, code)
    assert publisher.get(path).json["state"] == "draft"


@pytest.mark.parametrize(
    "audience",
    [
        {"include": [{"organisation": "X1", "below": False}], "roles": ["auditor"]},
        {"include": ["A"], "statuses": ["suspended"]},
        {"include": ["A"], "exclude": ["X1"]},
    ],
)
def test_nobody_in_the_audience_is_previewed_as_none_and_not_published(
    sign_in: SignIn, audience: dict[str, Any]
) -> None:
    publisher = sign_in("publisher@T1")
    path = drafted(publisher)
    assert publisher.post(f"{path}/audience-preview", audience).json["members"] == 0
    refused(publisher.post(f"{path}/publication", audience), 422, "audience_empty")


@pytest.mark.parametrize(
    ("audience", "members", "cells", "reached"),
    [
        (to("T1"), 19, 5, "ABCD"),
        (to("X1"), 9, 2, "AB"),
        (to("A", "C"), 7, 2, "AC"),
        (to("X1", "X1"), 9, 2, "AB"),
        (to("X1", exclude=["A"]), 5, 1, "B"),
        (to("T1", exclude=["X1", "VP"]), 5, 2, "CD"),
        (to("T1", roles=["cell_secretary"]), 2, 2, ""),
        (to("X1", roles=["publisher"]), 1, 1, ""),
        (to("X1", statuses=["official"]), 9, 2, "AB"),
        ({"include": [{"organisation": "A", "below": False}]}, 4, 1, "A"),
        ({"include": [{"organisation": "X1", "below": False}]}, 4, 2, ""),
        (to("X1", exclude=[{"organisation": "X2", "below": False}]), 9, 2, "AB"),
    ],
)
def test_the_preview_counts_whom_the_publication_reaches(
    sign_in: SignIn, world: World, audience: dict[str, Any], members: int, cells: int, reached: str
) -> None:
    publisher = sign_in("publisher@T1")
    path = drafted(publisher)
    preview = publisher.post(f"{path}/audience-preview", audience).json
    assert (preview["members"], preview["cells"]) == (members, cells)
    assert publisher.post(f"{path}/publication", audience).json["addressed"] == members
    assert inboxes(sign_in, world) == {cell: cell in reached for cell in "ABCD"}


def test_a_directive_to_secretaries_reaches_secretaries(sign_in: SignIn) -> None:
    published(sign_in("publisher@T1"), to("X1", roles=["cell_secretary"]))
    assert len(sign_in("cell_secretary@A").get("/me/inbox").json["items"]) == 1
    assert sign_in("cell_secretary@C").get("/me/inbox").json["items"] == []


def test_persons_are_added_and_taken_out_by_name(sign_in: SignIn, world: World) -> None:
    guest, absent = world.members["C"][0].member_id, world.members["A"][0].member_id
    publisher, audience = sign_in("publisher@T1"), to("A", added=[str(guest)], removed=[str(absent)])
    path = drafted(publisher)
    assert publisher.post(f"{path}/audience-preview", audience).json["members"] == 4
    assert publisher.post(f"{path}/publication", audience).json["addressed"] == 4
    assert inboxes(sign_in, world) == {"A": False, "B": False, "C": True, "D": False}


@pytest.mark.parametrize("step", STEPS)
def test_nobody_is_added_from_beyond_ones_reach(sign_in: SignIn, world: World, step: str) -> None:
    publisher = sign_in("publisher@X1")
    path = drafted(publisher, issuer="X1")
    stranger = str(world.members["C"][0].member_id)
    refused(publisher.post(f"{path}/{step}", to("X1", added=[stranger])), 422, "person_beyond_reach")


def test_positions_in_the_party_count_like_roles_in_the_handbook(sign_in: SignIn, world: World) -> None:
    with world.system() as work:
        members.appoint(
            work,
            world.members["B"][0].member_id,
            organisation="B",
            kind=PositionKind.SECRETARY,
            since=date(2026, 1, 1),
        )
    published(sign_in("publisher@T1"), to("X1", roles=["secretary"]))
    assert inboxes(sign_in, world) == {"A": False, "B": True, "C": False, "D": False}


def test_who_is_exempt_from_meetings_can_be_left_in_peace(sign_in: SignIn, world: World) -> None:
    with world.system() as work:
        members.exempt(
            work, world.members["B"][0].member_id, kind=ExemptionKind.EXEMPT, since=date(2026, 1, 1)
        )
    published(sign_in("publisher@T1"), to("X1", without_exempt=True))
    assert inboxes(sign_in, world) == {"A": True, "B": False, "C": False, "D": False}


def test_an_organisation_alone_means_its_offices_not_the_cells_below(sign_in: SignIn) -> None:
    published(sign_in("publisher@T1"), {"include": [{"organisation": "X1", "below": False}]})
    for who, reached in (("publisher@X1", 1), ("administrator@X1", 1), ("cell_secretary@A", 0)):
        assert len(sign_in(who).get("/me/inbox").json["items"]) == reached, who


def test_the_preview_tells_how_each_can_be_rung(sign_in: SignIn, world: World) -> None:
    first, second, third = world.members["A"][:3]
    for person, kind in ((first, "fcm_token"), (first, "fcm_id"), (second, "fcm_id")):
        sign_in(person).post("/me/devices", {"kind": kind, "value": f"{kind}-{person.login}"})
    gone = {"kind": "fcm_id", "value": "gone"}
    sign_in(third).post("/me/devices", gone)
    sign_in(third).delete("/me/devices", gone)
    publisher = sign_in("publisher@T1")
    preview = publisher.post(f"{drafted(publisher)}/audience-preview", to("X1")).json
    assert preview["channels"] == {"fcm": 2, "webpush": 0, "telegram": 0, "zalo": 0, "none": 7}


def test_the_preview_forecasts_how_long_it_takes(sign_in: SignIn, world: World) -> None:
    publisher = sign_in("publisher@T1")
    path = f"{drafted(publisher)}/audience-preview"
    silent = publisher.post(path, to("X1")).json["forecast"]
    assert silent == {"first_call_seconds": 1, "seconds": 0, "by_channel": {}}
    sign_in(world.members["A"][0]).post("/me/devices", {"kind": "fcm_id", "value": "one"})
    assert publisher.post(path, to("X1")).json["forecast"]["seconds"] == 1


def test_whom_nothing_rings_for_is_told_by_cell_with_the_secretary(sign_in: SignIn, world: World) -> None:
    sign_in(world.members["A"][0]).post("/me/devices", {"kind": "fcm_id", "value": "one"})
    publisher = sign_in("publisher@T1")
    path = f"{drafted(publisher)}/audience-preview/unreached"
    first = publisher.post(f"{path}?limit=1", to("X1")).json
    [cell] = first["items"]
    assert (cell["organisation"], cell["members"]) == ("B", 5)
    then = publisher.post(f"{path}?limit=1&cursor={first['next']}", to("X1")).json
    [other] = then["items"]
    assert (other["organisation"], other["members"], then["next"]) == ("A", 3, None)
    with world.system() as work:
        secretary = members.get(work, world.person("cell_secretary@A").member_id).member.full_name
    assert other["secretary"] == secretary


def test_persons_are_found_without_accents_and_within_ones_reach(sign_in: SignIn, world: World) -> None:
    with world.system() as work:
        wanted = {cell: members.get(work, world.members[cell][0].member_id).member.full_name for cell in "AC"}
    publisher = sign_in("publisher@X1")
    path = f"{drafted(publisher, issuer='X1')}/nameable-persons"

    def found(name: str) -> set[str]:
        items = publisher.get(path, q=fold(name)).json["items"]
        return {one["member_id"] for one in items}

    assert str(world.members["A"][0].member_id) in found(wanted["A"])
    assert str(world.members["C"][0].member_id) not in found(wanted["C"])
    assert found("%%") == set()


def test_a_preview_changes_nothing(sign_in: SignIn, world: World) -> None:
    publisher: ApiClient = sign_in("publisher@T1")
    path = drafted(publisher)
    before = publisher.get(path).json
    publisher.post(f"{path}/audience-preview", to("X1"))
    assert publisher.get(path).json == before
    assert inboxes(sign_in, world) == dict.fromkeys("ABCD", False)


def test_a_former_organisation_is_no_audience(sign_in: SignIn, world: World) -> None:
    with world.acting("administrator@T1") as work:
        organisations.merge(work, ["A"], into="B", effective_on=work.today)
    publisher = sign_in("publisher@X1")
    path = f"{drafted(publisher, issuer='X1')}/audience-preview"
    refused(publisher.post(path, {"include": ["A"]}), 409, "organisation_ended")
