"""Every operation of the API, tried by every role at home and next door, and by nobody."""

from __future__ import annotations

from typing import cast

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.api.rights.cases import ROLES, Case
from tests.api.rights.expected import EXPECTED, PUBLIC, WEBHOOKS
from tests.factories import World
from tests.factories.stage import HOME, NEXT_DOOR, Stage, set_up
from tests.shared_world import SharedDatabase

UNSEEN, FORBIDDEN = 404, 403


@pytest.fixture(scope="module")
def stage(module_world: World) -> Stage:
    return set_up(module_world)


@pytest.fixture(scope="module")
def client(module_app: Flask, module_world: World) -> FlaskClient:
    module_app.extensions["handbook"] = module_world.runtime
    return module_app.test_client()


def operations(app: Flask) -> set[str]:
    """``METHOD /path`` of everything under ``/api/v1``."""
    return {
        f"{method} {rule.rule.removeprefix('/api/v1')}"
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith("/api/v1/")
        for method in rule.methods - {"HEAD", "OPTIONS"}
    }


def tried(client: FlaskClient, stage: Stage, operation: str, case: Case, who: tuple[str, str] | None) -> int:
    """The status of one request; what it did is undone."""
    somebody = stage.people[who] if who else None
    ids = stage.ids | {"own_session": somebody.own_session if somebody else stage.ids["session"]}
    headers = {"Authorization": f"Bearer {somebody.token}"} if somebody else {}
    with cast("SharedDatabase", stage.world.runtime.database).undone():
        return client.open(
            f"/api/v1{case.path.format(**ids)}",
            method=operation.split(" ", maxsplit=1)[0],
            json=case.body,
            headers=headers,
            buffered=True,  # a file is closed again
        ).status_code


def test_the_table_names_every_operation(module_app: Flask) -> None:
    """A new route fails here until somebody has decided who may use it."""
    assert operations(module_app) == set(EXPECTED) | set(PUBLIC) | set(WEBHOOKS)


@pytest.mark.parametrize("operation", EXPECTED)
def test_nobody_gets_anything(client: FlaskClient, stage: Stage, operation: str) -> None:
    for case in EXPECTED[operation]:
        assert tried(client, stage, operation, case, None) == 401, case.path


@pytest.mark.parametrize("operation", EXPECTED)
def test_every_role_gets_what_the_table_says(client: FlaskClient, stage: Stage, operation: str) -> None:
    for case in EXPECTED[operation]:
        for commune, expected in ((HOME, at_home(case)), (NEXT_DOOR, next_door(case))):
            found = {role: tried(client, stage, operation, case, (role, commune)) for role in expected}
            assert found == expected, (case.path, commune)


def at_home(case: Case) -> dict[str, int]:
    assert not case.may & case.sees, "may includes sees"
    return {
        role: case.answer if role in case.may else FORBIDDEN if role in case.sees else UNSEEN
        for role in sorted(ROLES)
    }


def next_door(case: Case) -> dict[str, int]:
    return dict.fromkeys(sorted(ROLES), case.answer if case.is_own else UNSEEN)
