"""``handbook serve``: database, API, pages, worker and bot, started and stopped together."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import sys
from typing import NoReturn

import click
from honcho.manager import Manager

from cli.attached import attached, bring_up_to_date
from cli.ports import check_port
from cli.seed import seed_demo
from core.runtime import build_runtime
from core.settings import CHECKOUT, Settings, SettingsError

_LEAST_FREE_MB = 300
# Small stand-ins on this machine may take the push services' place in a demo.
_LOOPBACK = "127.0.0.1,localhost"


@click.command()
@click.option("--demo", is_flag=True, help="Fill an empty database with the demo organisation.")
def serve(demo: bool) -> None:
    """Run everything on one machine until Ctrl-C."""
    signal.signal(signal.SIGTERM, _leave)
    settings = Settings.from_environment()
    check_port(settings)
    _check_space(settings)
    with attached() as ready:
        bring_up_to_date(ready)
        if demo:
            _fill(ready)
        code = _run(ready, demo=demo)
    sys.exit(code)


def _leave(_signal: int, _frame: object) -> NoReturn:
    """End by an exception, so that what was started is stopped on the way out."""
    sys.exit(128 + signal.SIGTERM)


def _check_space(settings: Settings) -> None:
    settings.data_folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    free = shutil.disk_usage(settings.data_folder).free // 2**20
    if free < _LEAST_FREE_MB:
        raise SettingsError(
            f"Only {free} MB are free where {settings.data_folder} lies: make room for at least "
            f"{_LEAST_FREE_MB} MB, or set HANDBOOK_DATA to a folder on another disk."
        )


def _fill(settings: Settings) -> None:
    runtime = build_runtime(settings, application_name="handbook seed")
    try:
        seed_demo(runtime, "commune")
    finally:
        runtime.database.close()


def _run(settings: Settings, *, demo: bool) -> int:
    """Run the processes side by side until one of them ends or Ctrl-C; the exit code."""
    manager = Manager()
    environment = _environment(settings, demo=demo)
    for name, command in commands(settings).items():
        own = environment | _own_environment(name, settings)
        manager.add_process(name, shlex.join(command), env=own, cwd=str(CHECKOUT))
    click.echo(f"\n  Sổ tay đảng viên: http://{settings.bind_host}:{settings.port}")
    click.echo(f"  API:              http://{settings.bind_host}:{settings.port}/api/docs/")
    click.echo("  Ctrl-C stops everything.\n")
    manager.loop()
    interrupted = 128 + signal.SIGINT
    return 0 if manager.returncode in (0, interrupted, -signal.SIGINT) else 1


def commands(settings: Settings) -> dict[str, list[str]]:
    """What is started, by the name that its lines of output bear."""
    python = [sys.executable, "-m"]
    started = {
        "web": [*python, "gunicorn", "--config", str(CHECKOUT / "gunicorn.conf.py")],
        "worker": [*python, "cli", "worker", "--except", "urgent"],
        # One Python process does one thing at a time: urgent notices would wait behind half a million.
        "urgent": [*python, "cli", "worker", "--queue", "urgent"],
    }
    if settings.telegram_bot_token and not settings.telegram_webhook_secret:
        started["bot"] = [*python, "cli", "bot", "telegram"]
    return started


def _own_environment(name: str, settings: Settings) -> dict[str, str]:
    """What one process is told beyond the rest: two cannot show their figures on one port."""
    if name != "urgent" or not settings.worker_metrics_port:
        return {}
    return {"WORKER_METRICS_PORT": str(settings.worker_metrics_port + 1)}


def _environment(settings: Settings, *, demo: bool) -> dict[str, str]:
    """What the processes are told: the same settings, with the address of the database."""
    environment = dict(os.environ)
    environment["DATABASE_URL"] = settings.database_url or ""
    environment["HANDBOOK_DATA"] = str(settings.data_folder)
    environment["PYTHONUNBUFFERED"] = "1"
    if demo:
        environment.setdefault("NOTIFICATION_RECORDER", "true")
        environment["WEBPUSH_HOSTS"] = ",".join((*settings.webpush_hosts, _LOOPBACK))
    return environment
