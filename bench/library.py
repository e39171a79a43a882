"""The library: searching directives by their text, and the text of one that everybody opens."""

from __future__ import annotations

from typing import Any

from sqlalchemy import text

from bench.demonstration import fill, one_role
from bench.measure import cpu_us, row, wall_ms
from bench.reads import sign_in
from bench.request import reading
from core.unit_of_work import Runtime
from services import directives
from services.actor import Actor
from services.directives import DirectiveFilter
from wsgi import create_app

DIRECTIVES = {"small": 5_000, "national": 20_000}
QUESTIONS = (
    *("chi bộ", "đảng phí", "bo", "b", "về"),  # in every text, and in one way or another in every head
    *('"sinh hoạt chi bộ"', '"phí tháng nghị quyết"'),  # a phrase in most, and one in none that has its words
    *("riêng1234", "riêng12 riêng34", "ri", "không có"),
    *("12-HD/TU", "12-CV/BM", "cv/bm", "1"),
)


def measures(runtime: Runtime, scale: str) -> list[dict[str, Any]]:
    """Fill an empty database with the demo and many more directives, 20,000 at national scale."""
    sign_ins = fill(runtime, scale)
    publisher, member = one_role(sign_ins, "publisher"), one_role(sign_ins, "member")
    _, actor = sign_in(runtime, publisher)
    _fill(runtime, actor, DIRECTIVES[scale])
    search = _search(runtime, actor) | {"directives": DIRECTIVES[scale]}
    return [search, _body(runtime, *sign_in(runtime, member))]


def _search(runtime: Runtime, actor: Actor) -> dict[str, Any]:
    """The slowest of some usual questions, with excerpts; naive: ILIKE over the texts for the rare one."""

    def ask(question: str) -> object:
        with runtime.work(actor, read_only=True) as work:
            return directives.search(work, question, DirectiveFilter(), limit=20)

    def naive() -> object:
        with runtime.work(actor, read_only=True) as work:
            return work.session.execute(_NAIVE, {"pattern": "%riêng1234%"}).all()

    slowest = max(wall_ms(lambda question=question: ask(question), times=7) for question in QUESTIONS)
    return row("search_ms", slowest, "ms", naive=wall_ms(naive, times=3), limit=None, target=200.0)


def _body(runtime: Runtime, token: str, actor: Actor) -> dict[str, Any]:
    """A request for a version's text; naive: Markdown rendered for each."""
    with runtime.work(actor, read_only=True) as work:
        first = directives.inbox(work)[0].id
        markdown = directives.get(work, first).body
    with runtime.database.engine.begin() as connection:
        connection.execute(_LONGER, {"id": first, "times": 1 + 12_000 // (len(markdown) + 1)})
    app = create_app(runtime)
    return row(
        "directive_body_request_cpu_us",
        cpu_us(reading(app, f"/api/v1/directives/{first}/body", token)),
        "us",
        naive=cpu_us(reading(app, f"/api/v1/directives/{first}", token), times=5),
        limit=None,
        target=650.0,
    )


_NAIVE = text("""
    SELECT d.id FROM directive d LEFT JOIN directive_text t ON t.directive_id = d.id
     WHERE d.symbol ILIKE :pattern OR d.abstract ILIKE :pattern OR t.plain ILIKE :pattern
     ORDER BY d.id DESC LIMIT 20
""")
_LONGER = text("UPDATE directive SET body = repeat(body || E'\n\n', :times) WHERE id = :id")
_DIRECTIVES = text("""
    INSERT INTO directive (id, organisation_id, symbol, symbol_key, type, issuer, issuer_key, issued_on,
           issued_year, abstract, urgency, body, state, created_at, created_by, updated_at, audience_roles,
           audience_statuses)
    SELECT gen_random_uuid(), :organisation, n || '-CV/BM', lower(n || '-cv/bm'), 'CV', 'Ban Ví Dụ',
           'ban vi du', date '2026-01-01', 2026, 'Về số ' || n || ' trong sinh hoạt chi bộ', 'normal', '',
           'draft', now(), :member, now(), '{}', '{}'
      FROM generate_series(1, :many) n
""")
# Some six hundred words each, half of them common to all.
_TEXTS = text("""
    INSERT INTO directive_text (directive_id, plain, words, exact)
    SELECT id, plain, setweight(to_tsvector('simple', unaccent(lower(head))), 'A')
                      || setweight(to_tsvector('simple', unaccent(lower(plain))), 'B'),
           setweight(to_tsvector('simple', lower(head)), 'A')
           || setweight(to_tsvector('simple', lower(plain)), 'B')
      FROM (SELECT d.id, d.symbol_key || ' ' || d.abstract AS head,
                   (SELECT string_agg(
                        CASE WHEN w % 2 = 0 THEN (ARRAY['sinh', 'hoạt', 'chi', 'bộ', 'đảng', 'viên', 'phí',
                             'tháng', 'nghị', 'quyết', 'bò', 'hướng', 'dẫn'])[1 + w / 2 % 13]
                             ELSE 'riêng' || (hashint8(d.hash::bigint * w) & 8191) END, ' ')
                      FROM generate_series(1, 600) w) AS plain
              FROM (SELECT *, hashtext(symbol) AS hash FROM directive WHERE issuer_key = 'ban vi du') d) made
""")


def _fill(runtime: Runtime, actor: Actor, many: int) -> None:
    with runtime.work(actor) as work:
        place = {"organisation": actor.grants[-1].organisation_id, "member": actor.identity}
        work.session.execute(text("SET LOCAL statement_timeout = '10min'"))
        work.session.execute(_DIRECTIVES, place | {"many": many})
        work.session.execute(_TEXTS)
    with runtime.work(actor) as work:
        work.session.execute(text("ANALYZE directive, directive_text"))
