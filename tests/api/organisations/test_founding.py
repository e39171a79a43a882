"""Founding an organisation."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api.conftest import SignIn
from tests.api.problems import refused
from tests.factories import World

NEW = {
    "code": "X1-E",
    "name": "Chi bộ thôn Êm",
    "kind": "cell",
    "parent": "X1",
    "valid_from": "2026-11-01",
}


def test_only_administrators_found(sign_in: SignIn, world: World) -> None:
    for who in ("organisation_board@X1", "publisher@X1", "cell_secretary@A", world.members["A"][0]):
        refused(sign_in(who).post("/organisations", NEW), 403, "forbidden")


def test_nobody_founds_beside_or_above_themselves(sign_in: SignIn) -> None:
    administrator = sign_in("administrator@X1")
    refused(administrator.post("/organisations", NEW | {"parent": "T1"}), 403, "forbidden")
    refused(administrator.post("/organisations", NEW | {"parent": "X2"}), 404, "organisation_not_found")
    refused(administrator.post("/organisations", NEW | {"parent": "nowhere"}), 404, "organisation_not_found")


@pytest.mark.parametrize(("kind", "parent"), [("cell", "A"), ("commune", "X1"), ("centre", "T1")])
def test_the_structure_of_the_party_is_kept(sign_in: SignIn, kind: str, parent: str) -> None:
    answer = sign_in("administrator@T1").post("/organisations", NEW | {"kind": kind, "parent": parent})
    refused(answer, 422, "wrong_parent")


@pytest.mark.parametrize(
    "changes",
    [
        {"code": ""},
        {"code": "x" * 41},
        {"code": "a/b"},
        {"code": "a b"},
        {"code": "chi-bộ"},
        {"code": "a\u0000b?"},
        {"name": " "},
        {"name": "x" * 201},
        {"kind": "club"},
        {"parent": None},
        {"valid_from": "1899-12-31"},
        {"ancestors": [1]},
    ],
)
def test_fields_are_checked(sign_in: SignIn, changes: dict[str, Any]) -> None:
    problem = refused(sign_in("administrator@X1").post("/organisations", NEW | changes), 422, "invalid")
    assert problem["errors"].keys() == changes.keys()


@pytest.mark.parametrize("code", ["A", "X2", "TW"])
def test_a_code_is_used_once_for_ever(sign_in: SignIn, code: str) -> None:
    answer = sign_in("administrator@X1").post("/organisations", NEW | {"code": code})
    problem = refused(answer, 409, "organisation_code_taken")
    assert f"«{code}»" in problem["detail"]


def test_a_new_cell_stands_in_its_place(sign_in: SignIn) -> None:
    administrator = sign_in("administrator@X1")
    created = administrator.post("/organisations", NEW)
    assert created.status_code == 201
    assert created.headers["Location"].endswith("/api/v1/organisations/X1-E")
    found = administrator.get("/organisations/X1-E").json
    assert found.items() >= (NEW | {"valid_to": None}).items()
    assert [one["code"] for one in administrator.get("/organisations/X1/children").json["items"]] == [
        "A",
        "B",
        "X1-E",
    ]
