"""The real reform of 1 July 2025, replayed through the merge and split commands on made-up members."""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

import orjson
from sqlalchemy import text

from bench.measure import row
from bench.naive_reform import fewest_ms, naive_ms
from bench.reform_plan import REFORM, Plan, read_plan
from core.runtime import build_runtime
from core.settings import Settings
from core.unit_of_work import Runtime
from core.vault import Vault
from migrations import migrate
from models import OrganisationKind
from services import organisations
from services.actor import SYSTEM, Work
from services.organisations import Newcomer, Part

MEMBERS_OF_A_CELL = 3
_SAMPLE = ("40", "42")
"""Old provinces of the small scale: Nghệ An and Hà Tĩnh."""
_TARGET_MS_PER_ORDER = 250.0
_SAMPLED_MERGES = 15
"""How many merges are also made in the naive way, and with the fewest statements."""
_DAYS_BEFORE = (date(2000, 1, 1), date(2024, 12, 31), REFORM - timedelta(days=1))
_DAYS_AFTER = (REFORM, date(2025, 12, 31), date(2026, 6, 30))
_FOUNDED = "1990-01-01"
_ROOT = "TW-2024"

_COMMUNES = text("""
    WITH founded AS (
        INSERT INTO organisation (code, name, search_name, sort_key, kind, parent_id, ancestors, valid_from)
        SELECT u.code, u.name, lower(u.name), u.name, :kind, p.id, p.ancestors || 0, :founded
          FROM unnest(CAST(:codes AS text[]), CAST(:names AS text[]), CAST(:parents AS text[]))
               AS u(code, name, parent)
          JOIN organisation p ON p.code = u.parent
        RETURNING id, ancestors)
    SELECT count(*) FROM founded
""")
_PATHS = text("""
    UPDATE organisation SET ancestors = trim_array(ancestors, 1) || id
     WHERE ancestors[cardinality(ancestors)] = 0
""")
_PERIODS = text("""
    INSERT INTO organisation_period
           (organisation_id, name, search_name, sort_key, kind, parent_id, ancestors, valid_from)
    SELECT id, name, search_name, sort_key, kind, parent_id, ancestors, valid_from FROM organisation o
     WHERE NOT EXISTS (SELECT FROM organisation_period p WHERE p.organisation_id = o.id)
""")
_PEOPLE = text("""
    WITH cells AS (
        SELECT id FROM organisation WHERE kind = 'cell' AND code LIKE '%-2024-CB%'),
    people AS (
        SELECT gen_random_uuid() AS id, cells.id AS cell FROM cells, generate_series(1, :each)),
    entered AS (
        INSERT INTO member (id, full_name, search_name, sort_key, birth_date, gender, admitted_on,
                            official_on, status, created_at)
        SELECT id, 'Nguyễn Văn An', 'nguyen van an', 'a', '1970-01-01', 'male', '1995-01-01', '1996-01-01',
               'official', now() FROM people)
    INSERT INTO membership (member_id, organisation_id, kind, valid_from)
    SELECT id, cell, 'home', '1995-01-01' FROM people
""")
_PICTURE = text("""
    SELECT count(*), count(DISTINCT m.member_id),
           md5(string_agg(m.member_id || array_to_string(p.ancestors, '.') || p.name, ','
                          ORDER BY m.member_id))
      FROM membership m JOIN organisation_period p ON p.organisation_id = m.organisation_id
     WHERE m.valid_from <= :day AND (m.valid_to IS NULL OR m.valid_to > :day)
       AND p.valid_from <= :day AND (p.valid_to IS NULL OR p.valid_to > :day)
""")
_DIFFERING = text("""
    SELECT count(*) FROM organisation o
      LEFT JOIN organisation_period p ON p.organisation_id = o.id
           AND p.valid_from <= :day AND (p.valid_to IS NULL OR p.valid_to > :day)
     WHERE (o.name, o.kind, o.parent_id, o.ancestors)
           IS DISTINCT FROM (p.name, p.kind, p.parent_id, p.ancestors)
""")


class _Picture(NamedTuple):
    """Who was where on a day: ``ways`` changes when anybody's cell, or any name or way up, does."""

    belongings: int
    members: int
    ways: str


def measures(runtime: Runtime, scale: str) -> list[dict[str, Any]]:
    """Replay on an empty database; the figures as ``bench/results.json`` lists them."""
    found = replay(runtime, read_plan(None if scale == "national" else _SAMPLE))
    line = row(
        "reform_order_ms",
        found["seconds"] * 1_000 / found["orders"],
        "ms",
        naive=found.pop("naive_merge_ms"),
        limit=found.pop("fewest_merge_ms"),
        target=_TARGET_MS_PER_ORDER,
    )
    return [line | found | {"ok": line["ok"] and all(found["checks"].values())}]


def replay(runtime: Runtime, plan: Plan) -> dict[str, Any]:
    """Found the old communes, carry out the reform, and compare the days before and after."""
    with runtime.work(SYSTEM) as work:
        work.session.execute(text("SET LOCAL statement_timeout = 0"))
        _found_old(work, plan)
    with runtime.work(SYSTEM) as work:
        # What autovacuum does within a minute: else every order is planned for empty tables.
        work.session.execute(text("ANALYZE organisation, organisation_period, member, membership"))
    sample = list(plan.merges.values())[:_SAMPLED_MERGES]
    others = {
        "naive_merge_ms": naive_ms(runtime, sample, REFORM),
        "fewest_merge_ms": fewest_ms(runtime, sample, REFORM),
    }
    before = {day: _picture(runtime, day) for day in _DAYS_BEFORE}
    started, begun = time.perf_counter(), time.process_time()
    orders = _carry_out(runtime, plan)
    seconds, cpu = time.perf_counter() - started, time.process_time() - begun
    return {
        "old_communes": len(plan.old),
        "new_communes": len(plan.names),
        "divided": len(plan.splits),
        "orders": orders,
        "seconds": round(seconds, 2),
        "cpu_ms_per_order": round(cpu * 1_000 / orders, 2),
        "members": before[_DAYS_BEFORE[-1]].members,
        "checks": _checks(runtime, before),
        **others,
    }


def _checks(runtime: Runtime, before: Mapping[date, _Picture]) -> dict[str, bool]:
    now = {day: _picture(runtime, day) for day in (*_DAYS_BEFORE, *_DAYS_AFTER)}
    with runtime.work(SYSTEM, read_only=True) as work:
        differing = work.session.scalar(_DIFFERING, {"day": work.today})
    return {
        "members conserved": len({picture.members for picture in now.values()}) == 1,
        "nobody in two cells on a sampled day": all(one.belongings == one.members for one in now.values()),
        "history before the reform unchanged": all(now[day] == picture for day, picture in before.items()),
        "today's tree is the one kept for today": differing == 0,
    }


def _found_old(work: Work, plan: Plan) -> None:
    organisations.create(
        work, code=_ROOT, name="Trung ương", kind=OrganisationKind.CENTRE, parent=None, valid_from=_day()
    )
    provinces = {commune.province for commune in plan.old}
    _found(work, "province", [(_province(code), _province(code), _ROOT) for code in sorted(provinces)])
    _found(work, "commune", [(one.code, one.name, _province(one.province)) for one in plan.old])
    # A divided commune has a cell for each of its heirs, the others have two.
    cells = [
        (f"{one.code}-CB{number}", f"Chi bộ {number} {one.name}", one.code)
        for one in plan.old
        for number in range(max(2, len(one.heirs)))
    ]
    _found(work, "cell", cells)
    work.session.execute(_PERIODS)
    work.session.execute(_PEOPLE, {"each": MEMBERS_OF_A_CELL})


def _found(work: Work, kind: str, units: Sequence[tuple[str, str, str]]) -> None:
    codes, names, parents = (list(column) for column in zip(*units, strict=True))
    work.session.execute(
        _COMMUNES, {"kind": kind, "codes": codes, "names": names, "parents": parents, "founded": _FOUNDED}
    )
    work.session.execute(_PATHS)
    work.session.expire_all()


def _carry_out(runtime: Runtime, plan: Plan) -> int:
    orders = 0
    for province, old in plan.provinces.items():
        orders = _counted(orders)
        with runtime.work(SYSTEM) as work:
            _merge_provinces(work, province, old)
    for heir, codes in plan.merges.items():
        orders = _counted(orders)
        with runtime.work(SYSTEM) as work:
            organisations.merge(
                work,
                codes,
                into=heir,
                name=plan.names[heir],
                parent=f"{plan.homes[heir]}-2025",
                effective_on=REFORM,
            )
    for code, heirs in plan.splits.items():
        orders = _counted(orders)
        parts = [
            Part(Newcomer(heir, plan.names.get(heir), parent=_new_home(plan, heir)), (f"{code}-CB{number}",))
            for number, heir in enumerate(heirs)
        ]
        with runtime.work(SYSTEM) as work:
            organisations.split(work, code, parts, effective_on=REFORM)
    return orders


def _counted(orders: int) -> int:
    """One more; said every few hundred, for the country takes a while."""
    if orders and orders % 200 == 0:
        print(f"{orders} orders carried out", file=sys.stderr, flush=True)
    return orders + 1


def _merge_provinces(work: Work, province: str, old: Sequence[str]) -> None:
    name, code = f"Tỉnh {province}", f"{province}-2025"
    organisations.create(
        work, code=code, name=name, kind=OrganisationKind.PROVINCE, parent=_ROOT, valid_from=REFORM
    )
    organisations.merge(work, [_province(one) for one in old], into=code, effective_on=REFORM)


def _new_home(plan: Plan, heir: str) -> str | None:
    return f"{plan.homes[heir]}-2025" if heir in plan.homes else None


def _picture(runtime: Runtime, day: date) -> _Picture:
    with runtime.work(SYSTEM, read_only=True) as work:
        return _Picture(*work.session.execute(_PICTURE, {"day": day}).one())


def _province(code: str) -> str:
    return f"P{code}-2024"


def _day() -> date:
    return date.fromisoformat(_FOUNDED)


def main() -> None:
    """``python -m bench.reform [small|national]`` on the empty database that ``DATABASE_URL`` names."""
    settings = Settings.from_environment()
    migrate(settings.database_url or "", Vault(settings.secret_key))
    runtime = build_runtime(settings, application_name="handbook bench")
    scale = sys.argv[1] if len(sys.argv) > 1 else "small"
    print(orjson.dumps(measures(runtime, scale), option=orjson.OPT_INDENT_2).decode())


if __name__ == "__main__":
    main()
