"""The real reform of 1 July 2025, replayed through the merge and split commands on made-up members."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from datetime import date
from typing import Any

import orjson
from sqlalchemy import text

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


def measures(runtime: Runtime, scale: str) -> list[dict[str, Any]]:
    """Replay on an empty database; the figures as ``bench/results.json`` lists them."""
    plan = read_plan(None if scale == "national" else _SAMPLE)
    found = replay(runtime, plan)
    per_order = found["seconds"] * 1_000 / found["orders"]
    return [
        {
            "measure": "reform_order_ms",
            "value": round(per_order, 1),
            "unit": "ms",
            "naive": None,
            "limit": None,
            "ratio_to_naive": None,
            "ratio_to_limit": None,
            "target": _TARGET_MS_PER_ORDER,
            "ok": per_order <= _TARGET_MS_PER_ORDER and found["conserved"] and found["history_unchanged"],
            **found,
        }
    ]


def replay(runtime: Runtime, plan: Plan) -> dict[str, Any]:
    """Found the old communes, carry out the reform, and compare the days before and after."""
    with runtime.work(SYSTEM) as work:
        _found_old(work, plan)
    with runtime.work(SYSTEM) as work:
        # What autovacuum does within a minute: else every order is planned for empty tables.
        work.session.execute(text("ANALYZE organisation, organisation_period, member, membership"))
    before = _picture(runtime, "2025-06-30")
    started, begun = time.perf_counter(), time.process_time()
    orders = _carry_out(runtime, plan)
    seconds, cpu = time.perf_counter() - started, time.process_time() - begun
    after = _picture(runtime, REFORM.isoformat())
    return {
        "old_communes": len(plan.old),
        "new_communes": len(plan.names),
        "divided": len(plan.splits),
        "orders": orders,
        "seconds": round(seconds, 2),
        "cpu_ms_per_order": round(cpu * 1_000 / orders, 2),
        "members": before[0],
        "conserved": after[:2] == before[:2] and after[0] == after[1],
        "history_unchanged": _picture(runtime, "2025-06-30") == before,
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
        orders += 1
        with runtime.work(SYSTEM) as work:
            _merge_provinces(work, province, old)
    for heir, codes in plan.merges.items():
        orders += 1
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
        orders += 1
        parts = [
            Part(Newcomer(heir, plan.names.get(heir), parent=_new_home(plan, heir)), (f"{code}-CB{number}",))
            for number, heir in enumerate(heirs)
        ]
        with runtime.work(SYSTEM) as work:
            organisations.split(work, code, parts, effective_on=REFORM)
    return orders


def _merge_provinces(work: Work, province: str, old: Sequence[str]) -> None:
    name, code = f"Tỉnh {province}", f"{province}-2025"
    organisations.create(
        work, code=code, name=name, kind=OrganisationKind.PROVINCE, parent=_ROOT, valid_from=REFORM
    )
    organisations.merge(work, [_province(one) for one in old], into=code, effective_on=REFORM)


def _new_home(plan: Plan, heir: str) -> str | None:
    return f"{plan.homes[heir]}-2025" if heir in plan.homes else None


def _picture(runtime: Runtime, day: str) -> tuple[Any, ...]:
    with runtime.work(SYSTEM, read_only=True) as work:
        return tuple(work.session.execute(_PICTURE, {"day": day}).one())


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
