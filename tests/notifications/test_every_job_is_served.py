"""Whatever a service may put in the queue, a worker takes out."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import ModuleType

import pytest

import notifications
import services
from core.jobs import Job
from core.settings import Settings, SettingsError
from core.unit_of_work import Runtime
from notifications.app import build_app
from notifications.channels import channels_for
from notifications.jobs import tasks
from notifications.transport import Transport
from notifications.worker import SLOTS, slots_for


def jobs_of(package: ModuleType) -> set[Job]:
    """Every ``Job`` that a module of a package names, alone or in a mapping."""
    found: set[Job] = set()
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        for value in vars(importlib.import_module(module.name)).values():
            found.update(_jobs(value))
    return found


def _jobs(value: object) -> Iterator[Job]:
    if isinstance(value, Job):
        yield value
    elif isinstance(value, Mapping):
        yield from (one for one in value.values() if isinstance(one, Job))


@pytest.fixture
def registered(runtime: Runtime, settings: Settings, transport: Transport) -> Mapping[str, str]:
    """The queue of each task by its name, as the worker knows them."""
    recording = replace(runtime, settings=replace(settings, notification_recorder=True))
    app = build_app(runtime, channels_for(recording, transport))
    # The library brings a task of its own, which nobody here asks for.
    return {name: task.queue for name, task in app.tasks.items() if task.queue != "builtin"}


def test_every_job_has_a_task_of_its_name_and_queue(registered: Mapping[str, str]) -> None:
    jobs = jobs_of(services) | jobs_of(notifications)

    assert {job.name for job in jobs} >= {"fan_out", "deliver_push", "deliver_chat"}
    assert registered == {job.name: job.queue for job in jobs}


def test_every_queue_is_served(registered: Mapping[str, str]) -> None:
    urgent = {job.urgent_queue for job in jobs_of(services) if job.urgent_queue}
    assert set(registered.values()) | urgent == set(SLOTS)


def test_every_task_knows_what_to_do(runtime: Runtime) -> None:
    assert set(tasks(runtime, {})) == jobs_of(services)


def test_a_queue_that_does_not_exist_is_refused() -> None:
    with pytest.raises(SettingsError, match="bush"):
        slots_for(["bush"], 4)


def test_push_takes_what_it_is_given_and_the_others_keep_their_own() -> None:
    own = {"urgent": 4, "fan_out": 2, "chat": 1, "imports": 1, "reading": 1, "webhooks": 1, "upkeep": 1}
    assert slots_for([], 9) == own | {"push": 9}
    assert slots_for(["chat"], 9) == {"chat": 1}
