"""The finder: blocks in SQL, scores in Python, pairs kept; decisions survive every run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeAlias
from uuid import UUID

from sqlalchemy import func, select, text

from core.jobs import Job
from models import ACTIVE_STATUSES, DuplicateSearch, Gender
from services import organisations
from services.actor import Work
from services.audit_log import record
from services.duplicates.blocks import (
    BLOCKS,
    CANDIDATES,
    MOST_IN_A_BLOCK,
    RECORDS,
    SEARCHED,
    Block,
    pairs_statement,
    repeated_statement,
)
from services.duplicates.reasons import REPORTED_FROM, Reason, points
from services.duplicates.rules import Compared, Numbers, may_be_reported, number_reasons, plain_reasons
from services.permissions import Permission

SEARCH = Job("search_duplicates", queue="upkeep")
Found: TypeAlias = tuple[UUID, UUID, int, list[Reason]]
_AT_A_TIME = 5_000
_EVERYBODY = 0
# Millions of members take minutes, and sorting them should not go through the disk piece by piece.
_PATIENCE = (
    "SET LOCAL statement_timeout = '30min'",
    "SET LOCAL work_mem = '256MB'",
    # Of what a statement has put together itself the planner knows nothing, and takes it for one row.
    "SET LOCAL enable_nestloop = off",
    "DROP TABLE IF EXISTS pg_temp.searched, pg_temp.candidate, pg_temp.found",
)
_FOUND = """
    CREATE TEMPORARY TABLE found
           (member_id uuid, other_id uuid, score integer, reasons text) ON COMMIT DROP
"""
_ADD = text("""
    INSERT INTO found
    SELECT * FROM unnest(CAST(:ones AS uuid[]), CAST(:others AS uuid[]),
                         CAST(:scores AS integer[]), CAST(:reasons AS text[]))
""")
_KEEP = text("""
    INSERT INTO duplicate_pair AS known (id, member_id, other_id, score, reasons, state, found_at)
    SELECT gen_random_uuid(), member_id, other_id, score, string_to_array(reasons, ' '), 'open', :now
      FROM found
        ON CONFLICT (member_id, other_id) DO UPDATE
       SET score = excluded.score, reasons = excluded.reasons
     WHERE known.state = 'open' AND known.reasons <> excluded.reasons
""")
_FORGET = text("""
    DELETE FROM duplicate_pair known USING searched a, searched b
     WHERE known.state = 'open' AND a.id = known.member_id AND b.id = known.other_id
       AND NOT EXISTS (SELECT FROM found f
                        WHERE f.member_id = known.member_id AND f.other_id = known.other_id)
""")


def ask(work: Work, organisation: str) -> DuplicateSearch:
    """Have the members at an organisation and below compared with one another, by a worker.

    Raises:
        OrganisationNotFound: there is none that the actor may see.
        Forbidden: the actor does not administer it.
    """
    top = organisations.get(work, organisation)
    work.actor.require(Permission.MEMBER_MANAGE, top.ancestors)
    search = DuplicateSearch(organisation_id=top.id, asked_by=work.actor.member_id, asked_at=work.now)
    work.session.add(search)
    work.flush()
    record(work, "duplicates.searched", search.id, organisation_id=top.id)
    work.enqueue(SEARCH, search_id=search.id)
    return search


def carry_out(work: Work, search_id: int) -> DuplicateSearch:
    """Do a search that was asked for; one that is finished already is left alone."""
    search = work.session.get_one(DuplicateSearch, search_id, with_for_update=True)
    if search.finished_at is None:
        _search(work, search, since=_EVERYBODY)
    return search


def search_newcomers(work: Work) -> DuplicateSearch:
    """Compare whom the handbook has entered since the last such run with everybody."""
    since = work.session.scalar(
        select(func.max(DuplicateSearch.last_number)).where(DuplicateSearch.organisation_id.is_(None))
    )
    search = DuplicateSearch(asked_at=work.now)
    work.session.add(search)
    _search(work, search, since=since or _EVERYBODY)
    return search


def _search(work: Work, search: DuplicateSearch, *, since: int) -> None:
    session = work.session
    for statement in (*_PATIENCE, CANDIDATES, _FOUND):
        session.execute(text(statement))
    active = sorted(status.value for status in ACTIVE_STATUSES)
    session.execute(text(SEARCHED), {"today": work.today, "active": active, "top": search.organisation_id})
    session.execute(text("ANALYZE searched"))
    search.left_out = sum(_fill(work, block, since) for block in BLOCKS)
    session.execute(text("ANALYZE candidate"))
    session.execute(text("SET LOCAL enable_nestloop = on"))
    search.candidates = search.pairs = 0
    for scored in _scored(work):
        search.candidates += len(scored)
        search.pairs += _add(work, [pair for pair in scored if pair is not None])
    session.execute(_KEEP, {"now": work.now})
    if since == _EVERYBODY:
        session.execute(_FORGET)
    search.members, search.last_number = session.execute(
        text("SELECT count(*), max(number) FROM searched")
    ).one()
    search.finished_at = work.now
    work.flush()


def _fill(work: Work, block: Block, since: int) -> int:
    """Put the pairs of a block among the candidates; how many members were in none for its size."""
    limits = {"most": MOST_IN_A_BLOCK, "since": since}
    work.session.execute(text(repeated_statement(block)), limits)
    work.session.execute(text("ANALYZE repeated"))
    left_out = work.session.execute(text(pairs_statement(block)), {**limits, "threshold": REPORTED_FROM})
    work.session.execute(text("DROP TABLE repeated"))
    return int(left_out.scalar_one())


def _scored(work: Work) -> Iterator[list[Found | None]]:
    rows = work.session.execute(text(RECORDS), execution_options={"yield_per": _AT_A_TIME})
    # Without a size it would fetch all there is at once.
    for batch in rows.partitions(_AT_A_TIME):
        yield [_pair(work, row) for row in batch]


def _pair(work: Work, row: Sequence[Any]) -> Found | None:
    """A candidate with its score, smaller id first; None below the threshold."""
    *both, namesakes = row
    one, other = both[: len(both) // 2], both[len(both) // 2 :]
    reasons = plain_reasons(_compared(one), _compared(other), namesakes=namesakes)
    if not may_be_reported(reasons):
        return None
    reasons += number_reasons(_numbers(work, one), _numbers(work, other))
    score = points(reasons)
    if score < REPORTED_FROM:
        return None
    smaller, larger = sorted((one[0], other[0]))
    return smaller, larger, score, reasons


def _compared(values: Sequence[Any]) -> Compared:
    _id, name, birth_date, gender, admitted_on, official_on, card_number = values[:7]
    return Compared(
        name, birth_date, Gender(gender) if gender else None, admitted_on, official_on, card_number
    )


def _numbers(work: Work, values: Sequence[Any]) -> Numbers:
    citizen_id, phone = values[7:]
    return Numbers(work.vault.open_optional(citizen_id), work.vault.open_optional(phone))


def _add(work: Work, pairs: Iterable[Found]) -> int:
    columns = list(zip(*pairs, strict=True))
    if not columns:
        return 0
    ones, others, scores, reasons = columns
    work.session.execute(
        _ADD,
        {
            "ones": list(ones),
            "others": list(others),
            "scores": list(scores),
            "reasons": [" ".join(found) for found in reasons],
        },
    )
    return len(ones)
