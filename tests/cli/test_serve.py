"""What ``handbook serve`` starts."""

from __future__ import annotations

import os

import pytest
from click.testing import CliRunner

from cli.serve import commands
from cli.worker import served_queues, worker
from core.settings import Settings
from notifications.worker import SLOTS, give_way


def served(command: list[str]) -> list[str]:
    """The queues that one command serves."""
    options = worker.make_context("worker", command[command.index("worker") + 1 :]).params
    return served_queues(options["queues"], options["left_out"])


def test_together_the_workers_serve_every_queue_and_urgent_ones_alone(settings: Settings) -> None:
    workers = [served(command) for command in commands(settings).values() if "worker" in command]

    assert ["urgent"] in workers
    assert sorted(queue for queues in workers for queue in queues) == sorted(SLOTS)


def test_a_worker_without_any_queue_is_refused() -> None:
    refused = CliRunner().invoke(worker, ["--queue", "urgent", "--except", "urgent"])

    assert refused.exit_code == 2
    assert "Nothing is left to serve" in refused.output


def test_bulk_gives_way_and_urgent_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    monkeypatch.setattr(os, "nice", asked.append)
    give_way({"urgent": 4})
    assert asked == []
    give_way({"push": 6})
    assert len(asked) == 1
    assert asked[0] > 0
