"""A province of any size, written straight into the tables: cells of thirty, a phone for everybody."""

from __future__ import annotations

from sqlalchemy import text

from core.unit_of_work import Runtime
from models import Role
from services import directives
from services.actor import SYSTEM, Actor, Grant

CELL = 30
PROVINCE = "BT"
_CELLS_OF_A_COMMUNE = 40

_TREE = text("""
    WITH RECURSIVE planned AS (
        SELECT :province AS code, CAST(NULL AS text) AS parent, 'province' AS kind
        UNION ALL
        SELECT :province || '-X' || n, :province, 'commune' FROM generate_series(1, :communes) n
        UNION ALL
        SELECT :province || '-C' || n, :province || '-X' || (1 + (n - 1) / :cells_of_a_commune), 'cell'
          FROM generate_series(1, :cells) n),
    numbered AS (SELECT *, row_number() OVER (ORDER BY length(kind) DESC, code) AS id FROM planned)
    INSERT INTO organisation (id, code, name, search_name, sort_key, kind, parent_id, ancestors, valid_from)
    OVERRIDING SYSTEM VALUE
    SELECT o.id, o.code, o.code, lower(o.code), o.code, o.kind, p.id,
           CASE o.kind WHEN 'province' THEN ARRAY[o.id]
                       WHEN 'commune' THEN ARRAY[p.id, o.id]
                       ELSE ARRAY[(SELECT id FROM numbered WHERE kind = 'province'), p.id, o.id] END,
           '1990-01-01'
      FROM numbered o LEFT JOIN numbered p ON p.code = o.parent
""")
_PERIODS = text("""
    INSERT INTO organisation_period
           (organisation_id, name, search_name, sort_key, kind, parent_id, ancestors, valid_from)
    SELECT id, name, search_name, sort_key, kind, parent_id, ancestors, valid_from FROM organisation
""")
_PEOPLE = text("""
    WITH people AS (
        SELECT gen_random_uuid() AS id, o.id AS cell
          FROM organisation o, generate_series(1, :each) WHERE o.kind = 'cell'),
    entered AS (
        INSERT INTO member (id, full_name, search_name, sort_key, birth_date, gender, admitted_on,
                            official_on, status, created_at)
        SELECT id, 'Nguyễn Văn An', 'nguyen van an', 'a', '1970-01-01', 'male', '1995-01-01', '1996-01-01',
               'official', now() FROM people ORDER BY cell),
    placed AS (
        INSERT INTO membership (member_id, organisation_id, kind, valid_from)
        SELECT id, cell, 'home', '1995-01-01' FROM people ORDER BY cell)
    INSERT INTO device (id, member_id, kind, value, created_at)
    SELECT gen_random_uuid(), id, 'fcm_token',
           substr(md5(id::text), 1, 22) || ':' || repeat(md5(id::text || 'x'), 4), now() FROM people
""")
_READY = text("VACUUM ANALYZE")


def settle(runtime: Runtime, recipients: int) -> Actor:
    """Fill an empty database with so many members, in whole cells; somebody who may publish to them."""
    cells = recipients // CELL
    sizes = {"cells": cells, "communes": 1 + cells // _CELLS_OF_A_COMMUNE}
    with runtime.work(SYSTEM) as work:
        work.session.execute(
            _TREE, {"province": PROVINCE, "cells_of_a_commune": _CELLS_OF_A_COMMUNE, **sizes}
        )
        work.session.execute(_PERIODS)
        work.session.execute(text("SET LOCAL statement_timeout = 0"))
        work.session.execute(_PEOPLE, {"each": CELL})
        member = work.session.execute(text("SELECT id FROM member LIMIT 1")).scalar_one()
        root = work.session.execute(text("SELECT id FROM organisation WHERE kind = 'province'")).scalar_one()
    _make_ready(runtime)
    with runtime.work(SYSTEM) as work:
        directives.rebuild(work)  # else the worker would count every cell while it is measured
    _make_ready(runtime)
    return Actor(member_id=member, grants=(Grant(Role.PUBLISHER, (root,)),))


def _make_ready(runtime: Runtime) -> None:
    with runtime.database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(_READY)
