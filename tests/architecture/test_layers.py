"""What people forget: one commit, one clock, no web framework below the doors, every right and job in use."""

from __future__ import annotations

import ast
import gc

import pytest

from core.jobs import Job
from notifications.worker import SLOTS
from services.permissions import MATRIX, Permission
from tests.architecture.source import (
    BELOW_THE_DOORS,
    PACKAGES,
    attributes,
    import_everything,
    imported,
    modules,
)

THE_COMMIT = "core/unit_of_work.py"
THE_CLOCK = "core/clock.py"
CLOCKS = (
    *("datetime.now", "datetime.utcnow", "datetime.today", "date.today"),
    *("time.time", "time.time_ns", "time.localtime", "time.gmtime"),
)
OTHER_WORLDS = {
    *("flask", "flask_smorest", "marshmallow", "werkzeug", "wtforms"),
    *("telegram", "firebase_admin", "pywebpush", "pycurl", "requests", "httpx"),
}


@pytest.mark.parametrize("file", modules(*PACKAGES))
def test_only_the_unit_of_work_commits(file: str) -> None:
    tree = modules(*PACKAGES)[file]
    commits = {one for one in attributes(tree) if one.endswith(".commit")}
    assert commits - savepoints(tree) == ({"session.commit"} if file == THE_COMMIT else set())


def savepoints(tree: ast.AST) -> set[str]:
    """Keeping a savepoint is no commit: ``trial = session.begin_nested()`` … ``trial.commit()``."""
    return {
        f"{ast.unparse(node.targets[0])}.commit"
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and ast.unparse(node.value).endswith(".begin_nested()")
    }


@pytest.mark.parametrize("file", modules(*BELOW_THE_DOORS))
def test_nothing_below_the_doors_asks_what_time_it_is(file: str) -> None:
    if file != THE_CLOCK:
        asked = {".".join(one.split(".")[-2:]) for one in attributes(modules(*BELOW_THE_DOORS)[file])}
        assert not asked & set(CLOCKS)


@pytest.mark.parametrize("file", modules("services", "models"))
def test_services_know_no_door(file: str) -> None:
    assert not OTHER_WORLDS & set(imported(modules("services", "models")[file]))


def jobs() -> dict[str, list[Job]]:
    """Every job constant of the handbook, by its name."""
    import_everything()
    found: dict[str, list[Job]] = {}
    for one in gc.get_objects():
        if isinstance(one, Job):
            found.setdefault(one.name, []).append(one)
    return found


def test_every_job_has_a_name_of_its_own_and_a_queue_that_is_served() -> None:
    for name, constants in jobs().items():
        assert len(constants) == 1, name
        assert constants[0].queue in SLOTS, name


def test_every_queue_has_a_job() -> None:
    constants = [constant for [constant] in jobs().values()]
    assert {one.queue for one in constants} | {one.urgent_queue for one in constants} - {""} == set(SLOTS)


def permissions_in(tree: ast.AST) -> set[str]:
    return {one.rpartition(".")[2] for one in attributes(tree) if one.startswith("Permission.")}


@pytest.mark.parametrize("permission", Permission)
def test_every_right_is_asked_for_by_a_use_case(permission: Permission) -> None:
    askers = [
        file
        for file, tree in modules("services").items()
        if file != "services/permissions.py" and permission.name in permissions_in(tree)
    ]
    assert askers, f"nothing in services asks for {permission.name}"


@pytest.mark.parametrize("permission", Permission)
def test_every_right_is_somebodys(permission: Permission) -> None:
    assert any(permission in held for held in MATRIX.values())
