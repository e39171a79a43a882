"""Counting an audience: the whole country from sums, beside a count of every person and one row read."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Any

from sqlalchemy import text

from bench import nation
from bench.measure import row, wall_ms
from core.unit_of_work import Runtime
from models import MemberStatus, Role
from services import directives
from services.actor import SYSTEM, Actor, Grant
from services.directives import AudienceLine, AudienceRule
from services.directives.audience import resolve
from services.directives.preview import count, preview

_SIZES = {"small": nation.SMALL, "national": nation.NATIONAL}
_CENTRE, _PROVINCE = "O1", "O2"
# Two of three have a phone, one of ten a browser, one of six a chat; one of twelve is exempt, one of a
# hundred for a time; one of a hundred is a guest elsewhere, one of a hundred on probation. Each cell has a
# secretary, each committee above five publishers.
_LIVES = (
    text("""
        INSERT INTO device (id, member_id, kind, value, created_at)
        SELECT gen_random_uuid(), id, k.kind, k.kind || number, now()
          FROM member
          JOIN (VALUES ('fcm_id', 3, 2), ('webpush', 10, 1), ('telegram', 6, 1)) AS k(kind, parts, have)
            ON number % parts < have
    """),
    text("""
        INSERT INTO exemption (member_id, kind, valid_from, valid_to)
        SELECT id, CASE WHEN number % 12 = 0 THEN 'exempt' ELSE 'temporarily_exempt' END, '2026-01-01',
               CASE WHEN number % 12 <> 0 THEN CURRENT_DATE + 30 END
          FROM member WHERE number % 12 = 0 OR number % 100 = 1
    """),
    text("""
        INSERT INTO membership (member_id, organisation_id, kind, valid_from, valid_to)
        SELECT m.id, there.organisation_id, 'temporary', '2026-06-01', CURRENT_DATE + 60
          FROM member m JOIN member other ON other.number = m.number + 1000
          JOIN membership there ON there.member_id = other.id AND there.kind = 'home'
         WHERE m.number % 100 = 2
    """),
    text("UPDATE member SET status = 'probationary' WHERE number % 100 = 3"),
    text("""
        INSERT INTO role_grant (member_id, role, organisation_id, valid_from)
        SELECT m.id, 'cell_secretary', home.organisation_id, '2026-01-01'
          FROM member m JOIN membership home ON home.member_id = m.id AND home.kind = 'home'
         WHERE m.number <= (SELECT count(*) FROM organisation WHERE kind = 'cell')
    """),
    text("""
        INSERT INTO role_grant (member_id, role, organisation_id, valid_from)
        SELECT m.id, 'publisher', o.id, '2026-01-01'
          FROM organisation o JOIN member m ON m.number BETWEEN 5 * o.id AND 5 * o.id + 4
         WHERE o.kind <> 'cell'
    """),
)
_EVERYBODY = AudienceRule(include=(AudienceLine(_CENTRE),))
_WHOLE_PROVINCE = AudienceLine(_PROVINCE)
_ALL_SECRETARIES = replace(_EVERYBODY, roles=(Role.CELL_SECRETARY,))
_ONE_ROW = text("SELECT members FROM audience_tally WHERE organisation_id = 1 AND is_below LIMIT 1")


def measures(runtime: Runtime, scale: str) -> list[dict[str, Any]]:
    """Fill an empty database with the tree and its members, count them once, and ask."""
    sampled = nation.settle(runtime, _SIZES[scale], 10)
    _let_live(runtime)
    publisher = Actor(member_id=sampled[0], grants=(Grant(Role.PUBLISHER, (1,)),))
    taken = {name: _asked_ms(runtime, publisher, rule) for name, rule in _ordinary(_SIZES[scale]).items()}
    for name, milliseconds in taken.items():
        print(f"  {name}: {milliseconds:.1f} ms")
    every_secretary = _asked_ms(runtime, publisher, _ALL_SECRETARIES, times=5)
    print(f"  all secretaries, a person of every cell: {every_secretary:.0f} ms")

    def naive() -> object:
        with runtime.work(publisher, read_only=True) as work:
            return count(work, resolve(work, _EVERYBODY))

    def limit() -> object:
        with runtime.work(publisher, read_only=True) as work:
            return work.session.scalar(_ONE_ROW)

    return [
        row(
            "audience_count_ms",
            max(taken.values()),
            "ms",
            naive=wall_ms(naive, times=3),
            limit=wall_ms(limit),
            target=50.0,
        )
    ]


def _ordinary(sizes: nation.Sizes) -> dict[str, AudienceRule]:
    """What publishers choose; the slowest is the figure."""
    commune = AudienceLine(f"O{sizes.places()['first_commune']}")  # the first one is of the first province
    return {
        "the whole country": _EVERYBODY,
        "a province": AudienceRule(include=(_WHOLE_PROVINCE,)),
        "a province but a commune": AudienceRule(include=(_WHOLE_PROVINCE,), exclude=(commune,)),
        "all but a province": replace(_EVERYBODY, exclude=(_WHOLE_PROVINCE,)),
        "all but a province, nobody exempt": replace(
            _EVERYBODY, exclude=(_WHOLE_PROVINCE,), without_exempt=True
        ),
        "those on probation": replace(_EVERYBODY, statuses=(MemberStatus.PROBATIONARY,)),
        "the publishers": replace(_EVERYBODY, roles=(Role.PUBLISHER,)),
        "a province's secretaries": AudienceRule(include=(_WHOLE_PROVINCE,), roles=(Role.CELL_SECRETARY,)),
    }


def _let_live(runtime: Runtime) -> None:
    with runtime.work(SYSTEM) as work:
        work.session.execute(text("SET LOCAL statement_timeout = 0"))
        for statement in _LIVES:
            work.session.execute(statement)
    begun = time.monotonic()
    with runtime.work(SYSTEM) as work:
        cells = directives.rebuild(work)
    print(f"  counted anew: {cells} cells in {time.monotonic() - begun:.0f} s")
    with runtime.database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("VACUUM ANALYZE"))
    _let_some_change(runtime)


def _let_some_change(runtime: Runtime) -> None:
    """What ten busy seconds leave uncounted: the phones of some members, each in another cell."""
    with runtime.work(SYSTEM) as work:
        work.session.execute(
            text("""
                UPDATE device SET removed_at = now() FROM member
                 WHERE member.id = member_id AND removed_at IS NULL AND number % 59999 = 7
            """)
        )


def _asked_ms(runtime: Runtime, publisher: Actor, rule: AudienceRule, *, times: int = 30) -> float:
    def ask() -> object:
        with runtime.work(publisher, read_only=True) as work:
            return preview(work, resolve(work, rule))

    return wall_ms(ask, times=times)
