"""What was published to a member: looked up when they ask, never copied to each of them.

The questions are texts, prepared once a connection, and their rows go to a door as they come: this is the
hottest read of the handbook, and building it from objects took three times as long as answering it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Date, Select, Uuid, bindparam, select, text

from core.question import Question
from services.actor import Actor, Work
from services.directives.belonging import EARLIER, FITS, IN_FORCE, MINE, NAMED, REACHED, STRETCHES, SUPERSEDED

_NEWEST = 2**63 - 1


class InboxItem(NamedTuple):
    """One line of an inbox; ``state`` is the furthest the member has come, None if new.

    ``seq`` is its place in the order that is asked for: of publications in the inbox, of arrival in
    :func:`sync`. ``is_earlier``: it was in force before the member came to where it is addressed; then it
    counts as unread only while it asks to be acknowledged.
    """

    seq: int
    id: UUID
    symbol: str
    type: str
    issuer: str
    issued_on: date
    abstract: str
    urgency: str
    published_at: datetime
    acknowledge_by: date | None
    state: str | None
    at: datetime | None
    is_earlier: bool
    is_unread: bool
    version: int
    """More than 1 once it was corrected; ``state`` is of this version."""
    withdrawn_at: datetime | None
    withdrawal_reason: str | None
    is_superseded: bool


def inbox(
    work: Work, *, unread: bool = False, before: int | None = None, limit: int = 50
) -> Sequence[InboxItem]:
    """What is addressed to the actor, newest publication first."""
    below = _NEWEST if before is None else before
    return _items(work, _UNREAD_INBOX if unread else INBOX, below=below, limit=limit)


def unread_count(work: Work) -> int:
    """How many directives addressed to the actor they are expected to open, and have not."""
    return int(work.ask(_UNREAD_COUNT, **_whose(work))[0][0])


def sync(work: Work, *, after: int, limit: int = 200) -> tuple[Sequence[InboxItem], bool]:
    """What came to the actor after ``after``, oldest first, and whether there is more.

    Nothing can be missed: publications, and changes of who belongs where, take their number under one
    lock that is held until they commit, so whoever sees number *n* sees every number below it. What a
    change brought has one number and is never divided: then there may be more than ``limit``.
    """
    found = _items(work, _SYNC, after=after, limit=limit + 1)
    if len(found) <= limit:
        return found, False
    last = found[limit - 1].seq
    return [item for item in found if item.seq <= last], True


def addressed_to(actor: Actor, today: date) -> Select[UUID]:
    """The ids of directives that are an actor's: see ``belonging.MINE``.

    The mirror image of ``audience.covers``: that one finds the members of a directive, this one
    the directives of a member.
    """
    # Common to all of a statement, so that it is found once even where it is asked for twice.
    mine = _MINE.bindparams(member=actor.member_id, today=today).cte()
    return select(mine.c.directive_id)


def addressed_if(actor: Actor, today: date, directive_id: UUID) -> Select[UUID]:
    """The id of one directive if it is an actor's: :func:`addressed_to` at the cost of this one alone."""
    mine = _MINE_IF.bindparams(member=actor.member_id, today=today, directive=directive_id).cte()
    return select(mine.c.directive_id)


def is_addressed(work: Work, directive_id: UUID) -> bool:
    """Whether a directive is the actor's to read and to acknowledge."""
    if work.actor.member_id is None:
        return False
    return bool(work.ask(_IS_MINE, **_whose(work), directive=directive_id)[0][0])


def counted_in(work: Work, directive_id: UUID) -> int | None:
    """The home cell in which the actor was addressed: their steps count there, wherever they are by now.

    None if it did not reach them when it was published: then nobody waits for them in a figure.
    """
    rows = work.ask(_COUNTED_IN, **_whose(work), directive=directive_id)
    return int(rows[0][0]) if rows else None


def _whose(work: Work) -> dict[str, Any]:
    return {"member": work.actor.identity, "today": work.today}


def _items(work: Work, question: Question, **values: int) -> list[InboxItem]:
    return [InboxItem._make(row) for row in work.ask(question, **_whose(work), **values)]


_SHOWN = f"""
    d.id, d.symbol, d.type, d.issuer, d.issued_on, d.abstract, d.urgency, d.published_at, d.acknowledge_by,
    CASE WHEN r.acknowledged_at IS NOT NULL THEN 'acknowledged' WHEN r.read_at IS NOT NULL THEN 'read'
         WHEN r.delivered_at IS NOT NULL THEN 'delivered' END AS state,
    coalesce(r.acknowledged_at, r.read_at, r.delivered_at) AS at, mine.is_earlier,
    r.read_at IS NULL AND (NOT mine.is_earlier OR coalesce(d.acknowledge_by >= :today, false))
        AND d.state = 'published' AS is_unread,
    d.version, d.withdrawn_at, d.withdrawal_reason, {SUPERSEDED} AS is_superseded
"""
_JOINED = """
    mine JOIN directive d ON d.id = mine.directive_id
    LEFT JOIN receipt r ON r.directive_id = d.id AND r.member_id = :member AND r.version = d.version
"""
_UNOPENED = """
    d.state = 'published'
    AND NOT EXISTS (SELECT FROM receipt r
                     WHERE r.directive_id = d.id AND r.member_id = :member AND r.version = d.version
                       AND r.read_at IS NOT NULL)
"""
_EXPECTED = f"(NOT {EARLIER} OR d.acknowledge_by >= :today)"
_HERE = f"{FITS} AND (({REACHED}) OR (a.is_present AND {IN_FORCE}))"


def _newest_first(unopened: str, expected: str) -> Question:
    """The inbox: the newest of each anchor, then the newest of them all."""
    return Question(f"""
    WITH {STRETCHES},
    hit AS (
        SELECT found.* FROM anchor a CROSS JOIN LATERAL (
            SELECT l.directive_id, {EARLIER} AS is_earlier
              FROM addressee l JOIN directive d ON d.id = l.directive_id
             WHERE l.seq < least(:below, a.before) AND l.seq > CASE WHEN a.is_present THEN 0 ELSE a.after END
               AND {_HERE} AND {unopened} AND {expected}
             ORDER BY l.seq DESC LIMIT :limit) found
        UNION ALL
        SELECT n.directive_id, false FROM ({NAMED}) n JOIN directive d ON d.id = n.directive_id
         WHERE n.seq < :below AND {unopened}),
    mine AS (SELECT directive_id, bool_and(is_earlier) AS is_earlier FROM hit GROUP BY directive_id)
    SELECT d.seq, {_SHOWN} FROM {_JOINED} ORDER BY d.seq DESC LIMIT :limit
    """)


INBOX = _newest_first("true", "true")
_UNREAD_INBOX = _newest_first(_UNOPENED, _EXPECTED)
_UNREAD_COUNT = Question(f"""
    WITH {STRETCHES}
    SELECT count(*) FROM (
        SELECT l.directive_id
          FROM anchor a JOIN addressee l ON l.organisation_id = a.named
          JOIN directive d ON d.id = l.directive_id
         WHERE {_HERE} AND {_UNOPENED} AND {_EXPECTED}
        UNION
        SELECT n.directive_id FROM ({NAMED}) n JOIN directive d ON d.id = n.directive_id
         WHERE {_UNOPENED}) waiting
""")
_SYNC = Question(f"""
    WITH {STRETCHES},
    came AS (
        SELECT found.* FROM anchor a CROSS JOIN LATERAL (
            SELECT l.directive_id, l.seq AS number, false AS is_earlier
              FROM addressee l JOIN directive d ON d.id = l.directive_id
             WHERE l.seq > greatest(:after, a.after) AND {FITS} AND {REACHED}
             ORDER BY l.seq LIMIT :limit) found
        UNION
        SELECT n.directive_id, n.seq, false FROM ({NAMED}) n WHERE n.seq > :after
        UNION
        SELECT l.directive_id, min(a.after), bool_and({EARLIER})
          FROM anchor a JOIN addressee l ON l.organisation_id = a.named
          JOIN directive d ON d.id = l.directive_id
         WHERE (SELECT max(after) FROM stretch WHERE is_present) > :after
           AND a.is_present AND {IN_FORCE} AND {FITS}
           AND NOT EXISTS (
                SELECT FROM anchor a JOIN addressee l ON l.organisation_id = a.named
                 WHERE l.directive_id = d.id AND {FITS} AND {REACHED})
           AND NOT EXISTS (SELECT FROM ({NAMED}) n WHERE n.directive_id = d.id)
         GROUP BY l.directive_id HAVING min(a.after) > :after),
    mine AS (
        SELECT directive_id, min(number) AS number, bool_and(is_earlier) AS is_earlier
          FROM came GROUP BY directive_id)
    SELECT mine.number, {_SHOWN} FROM {_JOINED} ORDER BY mine.number FETCH FIRST (:limit) ROWS WITH TIES
""")
_MINE = (
    text(f"WITH {STRETCHES} {MINE}")
    .bindparams(bindparam("member", type_=Uuid()), bindparam("today", type_=Date()))
    .columns(directive_id=Uuid())
)
_MINE_IF = (
    text(f"WITH {STRETCHES} SELECT directive_id FROM ({MINE}) mine WHERE directive_id = :directive")
    .bindparams(bindparam("member", type_=Uuid()), bindparam("today", type_=Date()))
    .bindparams(bindparam("directive", type_=Uuid()))
    .columns(directive_id=Uuid())
)
_IS_MINE = Question(
    f"WITH {STRETCHES} SELECT EXISTS (SELECT FROM ({MINE}) mine WHERE directive_id = :directive)"
)
_COUNTED_IN = Question(f"""
    WITH {STRETCHES}
    SELECT home.organisation_id
      FROM directive d JOIN stretch home ON home.capacity = 'home'
       AND d.seq > home.after AND d.seq < home.before
       AND d.published_at >= home.begins AND (home.ends IS NULL OR d.published_at < home.ends)
     WHERE d.id = :directive
       AND (EXISTS (SELECT FROM anchor a JOIN addressee l ON l.organisation_id = a.named
                     WHERE l.directive_id = d.id AND {FITS} AND {REACHED})
            OR EXISTS (SELECT FROM ({NAMED}) n WHERE n.directive_id = d.id))
     LIMIT 1
""")
