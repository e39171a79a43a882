"""Counting the checks, cell by cell, in two statements for any part of the country."""

from __future__ import annotations

from sqlalchemy import text

from models import ACTIVE_STATUSES, CELL_KINDS, Organisation
from services.actor import Work
from services.quality.checks import CHECKS, Subject

MEMBERS = """
    member m
    JOIN membership p ON p.member_id = m.id AND p.kind = 'home'
     AND p.valid_from <= :today AND (p.valid_to IS NULL OR p.valid_to > :today)
    JOIN organisation c ON c.id = p.organisation_id
   WHERE m.status = ANY(:active) AND CAST(:top AS bigint) = ANY(c.ancestors)
"""
CELLS = """
    organisation c
   WHERE c.kind = ANY(:cells) AND c.valid_from <= :today AND (c.valid_to IS NULL OR c.valid_to > :today)
     AND CAST(:top AS bigint) = ANY(c.ancestors)
"""
"""Whom the checks are about, below the organisation ``:top``, today."""
_FORGET = text("""
    DELETE FROM quality_figure f USING organisation c
     WHERE c.id = f.organisation_id AND CAST(:top AS bigint) = ANY(c.ancestors)
       AND f.counted_at < :now
""")


def refresh(work: Work, organisation: Organisation) -> None:
    """Count every check anew in the cells of an organisation; one that has nobody left has no figures."""
    work.session.flush()
    work.session.execute(text("SET LOCAL statement_timeout = '30min'"))
    for subject, source in ((Subject.MEMBER, MEMBERS), (Subject.CELL, CELLS)):
        work.session.execute(
            text(_count(subject, source)), {**parameters(work, organisation), "now": work.now}
        )
    work.session.execute(_FORGET, {"top": organisation.id, "now": work.now})


def parameters(work: Work, organisation: Organisation) -> dict[str, object]:
    """What the conditions and their sources refer to."""
    return {
        "today": work.today,
        "top": organisation.id,
        "active": sorted(status.value for status in ACTIVE_STATUSES),
        "cells": sorted(kind.value for kind in CELL_KINDS),
    }


def _count(subject: Subject, source: str) -> str:
    checks = [check for check in CHECKS if check.subject is subject]
    counts = ", ".join(
        f"count(*) FILTER (WHERE {check.failing}) AS f{place}" for place, check in enumerate(checks)
    )
    lines = ", ".join(f"('{check.code}', f{place})" for place, check in enumerate(checks))
    return f"""
        INSERT INTO quality_figure AS known (organisation_id, check_code, records, failed, counted_at)
        SELECT counted.cell, line.check_code, counted.records, line.failed, :now
          FROM (SELECT c.id AS cell, count(*) AS records, {counts} FROM {source} GROUP BY c.id) counted,
               LATERAL (VALUES {lines}) AS line(check_code, failed)
            ON CONFLICT (organisation_id, check_code) DO UPDATE
           SET records = excluded.records, failed = excluded.failed, counted_at = excluded.counted_at
    """  # noqa: S608 - only constants of this domain are put together
