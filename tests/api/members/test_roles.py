"""Granting roles, and activation codes: the two ways to let people in."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

from tests.api.conftest import SignIn
from tests.api.problems import refused
from tests.conftest import StoppedClock
from tests.factories import World

GRANT = {"role": "publisher", "organisation": "X1"}


def test_only_administrators_grant(sign_in: SignIn, world: World) -> None:
    path = f"/members/{world.members['A'][0].member_id}/roles"
    for who in ("cell_secretary@A", "organisation_board@X1", world.members["A"][0]):
        refused(sign_in(who).post(path, GRANT), 403, "forbidden")
    refused(sign_in("cell_secretary@C").post(path, GRANT), 404, "member_not_found")


def test_nobody_grants_above_themselves(sign_in: SignIn, world: World) -> None:
    administrator = sign_in("administrator@X1")
    path = f"/members/{world.members['A'][0].member_id}/roles"
    refused(administrator.post(path, GRANT | {"organisation": "T1"}), 403, "forbidden")
    refused(administrator.post(path, GRANT | {"organisation": "X2"}), 404, "organisation_not_found")
    stranger = f"/members/{world.members['C'][0].member_id}/roles"
    refused(administrator.post(stranger, GRANT), 404, "member_not_found")
    refused(administrator.post(f"/members/{uuid4()}/roles", GRANT), 404, "member_not_found")


def test_being_a_member_is_not_granted(sign_in: SignIn, world: World) -> None:
    path = f"/members/{world.members['A'][0].member_id}/roles"
    answer = sign_in("administrator@X1").post(path, {"role": "member", "organisation": "A"})
    refused(answer, 422, "member_role_is_by_membership")


def test_a_role_is_held_once(sign_in: SignIn, world: World, clock: StoppedClock) -> None:
    administrator = sign_in("administrator@X1")
    path = f"/members/{world.members['A'][0].member_id}/roles"
    assert administrator.post(path, GRANT).status_code == 201
    refused(administrator.post(path, GRANT), 409, "role_held")
    clock.advance(timedelta(days=1))
    refused(administrator.post(path, GRANT), 409, "role_held")


def test_a_role_works_at_once_and_only_there_and_below(sign_in: SignIn, world: World) -> None:
    person = world.members["A"][0]
    member = sign_in(person)
    sign_in("administrator@T1").post(
        f"/members/{person.member_id}/roles", {"role": "organisation_board", "organisation": "X1"}
    )
    assert {"role": "organisation_board", "organisation": "X1"} in member.get("/me").json["roles"]
    assert member.get("/reports/attendance", organisation="B").status_code == 200
    refused(member.get("/reports/attendance", organisation="T1"), 403, "forbidden")


def test_codes_are_issued_by_secretaries_and_administrators_of_that_cell(
    sign_in: SignIn, world: World
) -> None:
    path = f"/members/{world.members['A'][0].member_id}/activation-codes"
    refused(sign_in(world.members["A"][0]).post(path), 403, "forbidden")
    refused(sign_in("organisation_board@X1").post(path), 403, "forbidden")
    refused(sign_in("cell_secretary@C").post(path), 404, "member_not_found")
    for who in ("cell_secretary@A", "administrator@X1", "administrator@T1"):
        assert len(sign_in(who).post(path).json["code"].replace("-", "")) == 12
