"""The text of a version as everybody gets it: rendered once for all, kept by id and version."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from uuid import UUID

from sqlalchemy import select

from core.question import Question
from models import Directive
from services.actor import Work
from services.directives.belonging import MINE, STRETCHES
from services.directives.body import rendered
from services.directives.errors import DirectiveNotFound
from services.directives.queries import get
from services.directives.rules import reading_minutes

_MOST_BYTES = 32 * 1024 * 1024
"""Of one process: some two thousand texts of ten pages."""


@dataclass(frozen=True, slots=True)
class PublishedBody:
    """A version's text as clean HTML."""

    directive_id: UUID
    version: int
    html: str
    reading_minutes: int


class _Kept:
    """The texts asked for last; a version never changes, so nothing in here can be stale."""

    def __init__(self) -> None:
        self._bodies: OrderedDict[tuple[UUID, int], PublishedBody] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()

    def get(self, key: tuple[UUID, int]) -> PublishedBody | None:
        with self._lock:
            if key in self._bodies:
                self._bodies.move_to_end(key)
            return self._bodies.get(key)

    def put(self, body: PublishedBody) -> None:
        with self._lock:
            self._bodies[body.directive_id, body.version] = body
            self._bytes += len(body.html)
            while self._bytes > _MOST_BYTES and len(self._bodies) > 1:
                _, oldest = self._bodies.popitem(last=False)
                self._bytes -= len(oldest.html)


_kept = _Kept()
_VERSION = Question(f"""
    WITH {STRETCHES}
    SELECT d.version, EXISTS (SELECT FROM ({MINE}) mine WHERE directive_id = :directive) AS is_mine
      FROM directive d WHERE d.id = :directive AND d.state = 'published'
""")  # noqa: S608 - only constants are put together


def published_body(work: Work, directive_id: UUID) -> PublishedBody:
    """The text of a published directive; who may see it is asked of the database every time.

    Raises:
        DirectiveNotFound: there is none that the actor may see, it is a draft, or it was withdrawn.
    """
    found = work.ask(_VERSION, member=work.actor.member_id, today=work.today, directive=directive_id)
    if not found:
        raise DirectiveNotFound
    version, is_mine = found[0]
    if not is_mine:
        get(work, directive_id)
    return _kept.get((directive_id, version)) or _render(work, directive_id)


def _render(work: Work, directive_id: UUID) -> PublishedBody:
    version, body, summary = work.session.execute(
        select(Directive.version, Directive.body, Directive.summary).where(Directive.id == directive_id)
    ).one()
    made = PublishedBody(directive_id, version, rendered(body), reading_minutes(summary, body))
    _kept.put(made)
    return made
