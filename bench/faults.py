"""``python -m bench.faults``: kill workers and PostgreSQL while a directive goes out, and count the phones.

A provider that fails (one request in ten unless ``--failing`` says otherwise), several workers, a server
of its own. Something is killed with SIGKILL every few seconds, and started again. In the end every phone
must have been rung, none with two notices.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import tempfile
import time
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

import psutil
from sqlalchemy import create_engine, make_url, text
from sqlalchemy.exc import SQLAlchemyError

from bench.country import CELL, PROVINCE, settle
from bench.fan_out import is_finished, publish, worker_environment
from bench.provider import Figures, ProviderProcess
from core.embedded_postgres import remove, running
from core.logging import configure_logging
from core.runtime import build_runtime
from core.settings import Settings
from core.unit_of_work import Runtime
from core.vault import Vault
from migrations import migrate
from tests.notifications.worker_process import WorkerProcess

_EMPTY = (
    "TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER builtin "
    "BUILTIN_LOCALE 'C.UTF-8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'"
)
_WORKERS = 3
_PATIENCE_SECONDS = 900


def main() -> None:
    """Do it once, and print what became of it; exit 1 where a phone was missed or shown two notices."""
    parser = argparse.ArgumentParser(prog="python -m bench.faults", description=__doc__)
    parser.add_argument("--recipients", type=int, default=100_000)
    parser.add_argument("--kills", type=int, default=8)
    parser.add_argument("--failing", type=float, default=0.1, help="share of requests that fail by chance")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    configure_logging(replace(Settings.from_environment(), log_level="error"))
    number = options.recipients // CELL * CELL
    folder = Path(tempfile.mkdtemp(prefix="handbook-faults-"))
    with ExitStack() as stack:
        server = stack.enter_context(running(folder))
        runtime = _runtime(server.url, folder)
        publisher = settle(runtime, number)
        provider = stack.enter_context(ProviderProcess(_made(folder / "provider"), failing=options.failing))
        scene = Scene(folder, runtime, provider, random.Random(options.seed))
        scene.start_workers()
        published = publish(runtime, publisher, PROVINCE)
        scene.kill_again_and_again(options.kills)
        recovered = time.time()
        scene.wait()
        done, seen = time.time(), provider.figures()
        scene.stop_workers()
        runtime.database.close()
    remove(folder)
    _report(seen, number, scene.killed)
    print(
        f"Done {done - published:.0f} s after publication, {done - recovered:.0f} s after the last recovery."
    )


@dataclass
class Scene:
    """What may be killed."""

    folder: Path
    runtime: Runtime
    provider: ProviderProcess
    chance: random.Random

    def __post_init__(self) -> None:
        self.killed: list[str] = []
        self._workers: list[WorkerProcess] = []

    def start_workers(self) -> None:
        """As many as there should be."""
        environment = worker_environment(self.runtime, self.provider)
        while len(self._workers) < _WORKERS:
            log = self.folder / f"worker-{len(self.killed)}-{len(self._workers)}"
            self._workers.append(WorkerProcess(environment, log).__enter__())

    def kill_again_and_again(self, times: int) -> None:
        """Something every few seconds, as long as the directive is on its way."""
        for _ in range(times):
            time.sleep(self.chance.uniform(1, 4))
            if self._is_finished():
                return
            self.chance.choices((self._kill_worker, self._kill_postgres), weights=(3, 1))[0]()

    def wait(self) -> None:
        """Until the directive has reached everybody, or every attempt has been made."""
        limit = time.time() + _PATIENCE_SECONDS
        while not self._is_finished():
            if time.time() > limit:
                raise RuntimeError("the send does not end")
            time.sleep(0.5)

    def stop_workers(self) -> None:
        """All of them, in order."""
        for worker in self._workers:
            worker.stop()

    def _is_finished(self) -> bool:
        try:
            return is_finished(self.runtime)
        except SQLAlchemyError:
            return False

    def _kill_worker(self) -> None:
        self._workers.pop(self.chance.randrange(len(self._workers))).kill()
        self.killed.append("worker")
        self.start_workers()

    def _kill_postgres(self) -> None:
        with self.runtime.database.engine.connect() as connection:
            backend = connection.scalar(text("SELECT pg_backend_pid()"))
        postmaster = psutil.Process(backend).parent()
        if postmaster is None:
            raise RuntimeError("PostgreSQL is out of sight")
        os.kill(postmaster.pid, signal.SIGKILL)
        self.killed.append("postgresql")
        time.sleep(self.chance.uniform(0, 2))
        with running(self.folder):  # brings it up again; the one outside keeps it up
            return


def _runtime(cluster: str, folder: Path) -> Runtime:
    admin = create_engine(make_url(cluster).set(database="postgres"), isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE faults {_EMPTY}"))
    admin.dispose()
    url = make_url(cluster).set(database="faults").render_as_string(hide_password=False)
    settings = replace(Settings.from_environment(), database_url=url, data_folder=folder)
    migrate(url, Vault(settings.secret_key))
    return build_runtime(settings, application_name="faults")


def _made(folder: Path) -> Path:
    folder.mkdir(mode=0o700)
    return folder


def _report(seen: Figures, number: int, killed: list[str]) -> None:
    rung, notices = sum(seen.rung.values()), len(seen.rung)
    doubled = rung - number if notices > 1 else 0
    print(f"Killed: {', '.join(killed) or 'nothing'}.")
    print(f"{number} phones, {seen.taken} requests: {number - rung} never rung, {doubled} shown two notices,")
    print(f"{seen.repeated} called again and shown one.")
    if seen.violations or rung != number or notices != 1:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
