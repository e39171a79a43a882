"""Finding planted duplicates among the members of a country: how fast, how precise, how complete."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from rapidfuzz import fuzz, process
from sqlalchemy import text

from bench.duplicate_entry import enter
from bench.duplicate_people import people
from bench.memory import Memory
from bench.nation import NATIONAL, SMALL, plant
from core.unit_of_work import Runtime
from core.vietnamese import fold
from models import DuplicateSearch
from services import duplicates
from services.actor import SYSTEM

_MEMBERS = {"small": 60_000, "national": 5_500_000}
_SIZES = {"small": replace(SMALL, cells=2_800), "national": NATIONAL}
_NAIVE_MEMBERS, _NAIVE_ROUNDS = 2_000, 100
_TARGET_MINUTES = 10
_PAIRS = text("SELECT member_id, other_id FROM duplicate_pair")


def measures(runtime: Runtime, scale: str) -> list[dict[str, Any]]:
    """Enter a country, search it once; the figures as ``bench/results.json`` lists them."""
    count, sizes = _MEMBERS[scale], _SIZES[scale]
    with runtime.work(SYSTEM) as work:
        plant(work, sizes)
    truths = enter(runtime, count, sizes)
    begun = time.perf_counter()
    with Memory() as memory:
        search = _search(runtime)
    seconds = time.perf_counter() - begun
    line = _speed(seconds, search, _naive_rate(count)) | {"memory_mb": round(memory.peak_mb)}
    return [line | _outcome(runtime, truths)]


def _search(runtime: Runtime) -> DuplicateSearch:
    """Everybody below the topmost organisation, compared with everybody."""
    with runtime.work(SYSTEM) as work:
        search_id = duplicates.ask(work, "O1").id
    with runtime.work(SYSTEM) as work:
        return duplicates.carry_out(work, search_id)


def _speed(seconds: float, search: DuplicateSearch, naive: float) -> dict[str, Any]:
    members = search.members or 0
    rate, target = members / seconds, _MEMBERS["national"] / (_TARGET_MINUTES * 60)
    return {
        "measure": "dedupe_members_per_s",
        "value": round(rate),
        "unit": "1/s",
        "naive": round(naive, 3),
        "limit": None,
        "ratio_to_naive": round(rate / naive, 1),
        "ratio_to_limit": None,
        "target": round(target),
        "ok": rate >= target,
        "members": members,
        "seconds": round(seconds, 1),
        "candidates": search.candidates,
        "left_out": search.left_out,
    }


def _outcome(runtime: Runtime, truths: Mapping[UUID, int]) -> dict[str, Any]:
    """``truths`` of everybody who has two records: who has one is in no pair that is right."""
    with runtime.work(SYSTEM, read_only=True) as work:
        found = work.session.execute(_PAIRS).all()
    planted = len(truths) - len(set(truths.values()))
    right = sum(one in truths and truths[one] == truths.get(other) for one, other in found)
    return {
        "planted": planted,
        "found": len(found),
        "precision": round(right / len(found), 4) if found else None,
        "recall": round(right / planted, 4),
    }


def _naive_rate(count: int) -> float:
    """Members a second if each name were compared with each other one, as scripts do: measured on a few."""
    names = [fold(person.full_name) for person in people(_NAIVE_MEMBERS, duplicates=0)]
    begun = time.perf_counter()
    for name in names[:_NAIVE_ROUNDS]:
        process.extract(name, names, scorer=fuzz.ratio, limit=None, score_cutoff=90)
    a_comparison = (time.perf_counter() - begun) / (_NAIVE_ROUNDS * _NAIVE_MEMBERS)
    return 1 / (a_comparison * count / 2)
