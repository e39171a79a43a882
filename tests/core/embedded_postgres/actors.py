"""Processes of their own for the tests: somebody who does a thing, and a guest who stays in a server."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import psycopg

from core.embedded_postgres import EmbeddedPostgres, running

_FORK = multiprocessing.get_context("fork")  # a fresh interpreter may lie where only root can read
_PATIENCE_SECONDS = 30


@dataclass(frozen=True)
class Actor:
    """An account that runs code of ours; ``site`` holds a wheel that it can read."""

    name: str
    uid: int
    gid: int
    site: Path | None = None

    def does(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """What ``function`` answers or raises when this account runs it in a process of its own."""
        deed = Deed(self, lambda _line: function(*arguments))
        answer = deed.hears()
        deed.process.join()
        return answer

    @contextmanager
    def guest(self, data_folder: Path) -> Iterator[Guest]:
        """Another process inside ``running(data_folder)``, which leaves at the end of the block."""
        guest = Guest(self, data_folder)
        try:
            yield guest
        finally:
            guest.leaves()

    def become(self) -> None:
        """Turn the present process into this account's."""
        os.chdir("/")
        if os.geteuid() != self.uid:
            os.setgroups([])
            os.setgid(self.gid)
            os.setuid(self.uid)
        if self.site is not None:
            sys.path.insert(0, str(self.site))


class Deed:
    """A function at work in a forked process, with a line to talk to it."""

    def __init__(self, actor: Actor, function: Callable[[Connection], Any]) -> None:
        self.line, its_end = _FORK.Pipe()
        self.process = _FORK.Process(target=_act, args=(actor, its_end, function))
        self.process.start()
        its_end.close()

    def hears(self) -> Any:
        """The next thing it says; what it raises is raised here."""
        if not self.line.poll(_PATIENCE_SECONDS):
            raise TimeoutError
        word = self.line.recv()
        if isinstance(word, BaseException):
            raise word
        return word


class Guest:
    """A process that stays in a running server until it leaves or is killed."""

    def __init__(self, actor: Actor, data_folder: Path) -> None:
        self._deed = Deed(actor, lambda line: _stay(line, data_folder))

    @property
    def process(self) -> multiprocessing.process.BaseProcess:
        """The guest itself."""
        return self._deed.process

    def enters(self) -> EmbeddedPostgres:
        """Wait until it is in."""
        postgres: EmbeddedPostgres = self._deed.hears()
        return postgres

    def leaves(self) -> None:
        """Tell it to leave and wait until it has."""
        if self.process.is_alive():
            self._deed.line.send("leave")
        self.process.join(_PATIENCE_SECONDS)
        self.process.kill()

    def is_killed(self) -> None:
        """``kill -9``."""
        self.process.kill()
        self.process.join()


def ask(postgres: EmbeddedPostgres, statement: str) -> list[tuple[Any, ...]]:
    """The rows a statement gives."""
    with psycopg.connect(postgres.url.replace("+psycopg", ""), autocommit=True) as connection:
        cursor = connection.execute(statement)
        return cursor.fetchall() if cursor.description else []


def is_up(postgres: EmbeddedPostgres) -> bool:
    """Whether the server at that address still answers."""
    try:
        return ask(postgres, "SELECT 1") == [(1,)]
    except psycopg.OperationalError:
        return False


def _stay(line: Connection, data_folder: Path) -> None:
    with running(data_folder) as postgres:
        line.send(postgres)
        line.recv()


def _act(actor: Actor, line: Connection, function: Callable[[Connection], Any]) -> None:
    try:
        actor.become()
        answer = function(line)
    except BaseException as error:  # noqa: BLE001 - it is raised again by whoever listens
        answer = error
    line.send(answer)
