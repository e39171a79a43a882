"""The country's tree with everything ever published to it, written straight into the tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import text

from core.unit_of_work import Runtime
from services.actor import SYSTEM, Work


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many of each; directives by who they are addressed to."""

    provinces: int
    communes: int
    cells: int
    members_of_a_cell: int
    to_all: int
    to_a_province: int
    to_a_commune: int

    def places(self) -> dict[str, int]:
        """Which numbers the organisations of each kind have: the centre is 1, each kind follows the last."""
        first_commune = 2 + self.provinces
        return {
            "provinces": self.provinces,
            "communes": self.communes,
            "cells": self.cells,
            "first_commune": first_commune,
            "first_cell": first_commune + self.communes,
        }


NATIONAL = Sizes(34, 3_321, 257_600, 21, to_all=400, to_a_province=90, to_a_commune=5)
"""261 thousand organisations, 5.4 million members, 20 thousand directives."""
SMALL = Sizes(3, 60, 1_200, 21, to_all=400, to_a_province=90, to_a_commune=5)

_TREE = text("""
    WITH planned AS (
        SELECT 1 AS id, 'centre' AS kind, CAST(NULL AS bigint) AS parent, ARRAY[1::bigint] AS way
        UNION ALL
        SELECT 1 + p, 'province', 1, ARRAY[1, 1 + p] FROM generate_series(1, :provinces) p
        UNION ALL
        SELECT :first_commune + x, 'commune', 2 + x % :provinces,
               ARRAY[1, 2 + x % :provinces, :first_commune + x]
          FROM generate_series(0, :communes - 1) x
        UNION ALL
        SELECT :first_cell + c, 'cell', :first_commune + c % :communes,
               ARRAY[1, 2 + (c % :communes) % :provinces, :first_commune + c % :communes, :first_cell + c]
          FROM generate_series(0, :cells - 1) c)
    INSERT INTO organisation (id, code, name, search_name, sort_key, kind, parent_id, ancestors, valid_from)
    OVERRIDING SYSTEM VALUE
    SELECT id, 'O' || id, 'Tổ chức ' || id, 'to chuc ' || id, 'O' || id, kind, parent, way, '1990-01-01'
      FROM planned
""")
_MEMBERS = text("""
    INSERT INTO member (id, full_name, search_name, sort_key, birth_date, gender, admitted_on, official_on,
                        status, created_at)
    SELECT gen_random_uuid(), 'Nguyễn Văn An', 'nguyen van an', 'a', '1970-01-01', 'male', '1995-01-01',
           '1996-01-01', 'official', now()
      FROM generate_series(1, :members)
""")
_MEMBERSHIPS = text("""
    INSERT INTO membership (member_id, organisation_id, kind, valid_from)
    SELECT id, :first_cell + number % :cells, 'home', '1995-01-01' FROM member
""")
_DIRECTIVES = text("""
    WITH target AS (
        SELECT id, generate_series(1, CASE kind WHEN 'centre' THEN :to_all WHEN 'province' THEN :to_a_province
                                                ELSE :to_a_commune END) AS n
          FROM organisation WHERE kind <> 'cell'),
    numbered AS (SELECT id, n, row_number() OVER (ORDER BY md5(id || '/' || n)) AS seq FROM target),
    published AS (
        INSERT INTO directive (id, organisation_id, symbol, symbol_key, type, issuer, issuer_key, issued_on,
                               issued_year, abstract, urgency, body, state, created_at, created_by,
                               updated_at, published_at, published_by, seq, audience_roles, audience_statuses)
        SELECT gen_random_uuid(), id, seq || '-HD/TU', seq || '-hd/tu', 'HD', 'Ban Bí thư', 'ban bi thu',
               '2026-01-01', 2026, 'Về việc thử ' || seq, 'normal', 'Một đoạn.', 'published', now(), :author,
               now(), now() - (30000 - seq) * interval '1 hour', :author, seq, '{}', '{}'
          FROM numbered RETURNING id, organisation_id, seq)
    INSERT INTO addressee (directive_id, organisation_id, below, excluded, seq)
    SELECT id, organisation_id, true, false, seq FROM published
""")
# What a member of a few years has: most of it read, and some have come from another cell.
_READ = text("""
    INSERT INTO receipt (directive_id, member_id, read_at)
    SELECT l.directive_id, m.member_id, now()
      FROM membership m JOIN organisation o ON o.id = m.organisation_id
      JOIN addressee l ON l.organisation_id = ANY(o.ancestors)
     WHERE m.member_id = ANY(:members) AND l.seq % 10 <> 0
""")
_MOVED = text("""
    UPDATE membership SET organisation_id = :first_cell + (organisation_id + 7) % :cells
     WHERE member_id = ANY(:members) AND organisation_id % 5 = 0
""")


def plant(work: Work, sizes: Sizes) -> None:
    """The tree alone; organisations are coded ``O`` and their number."""
    work.session.execute(_TREE, sizes.places())


def settle(runtime: Runtime, sizes: Sizes, sampled: int) -> Sequence[UUID]:
    """Fill an empty database; members spread over the country, who have read most of what they got."""
    places = sizes.places()
    with runtime.work(SYSTEM) as work:
        work.session.execute(text("SET LOCAL statement_timeout = 0"))
        plant(work, sizes)
        work.session.execute(_MEMBERS, {"members": sizes.cells * sizes.members_of_a_cell})
        work.session.execute(_MEMBERSHIPS, places)
        members = work.session.scalars(
            text("SELECT id FROM member ORDER BY md5(id::text) LIMIT :sampled"), {"sampled": sampled}
        ).all()
        each = {name: getattr(sizes, name) for name in ("to_all", "to_a_province", "to_a_commune")}
        work.session.execute(_DIRECTIVES, {**each, "author": members[0]})
        work.session.execute(text("UPDATE publication_counter SET value = (SELECT max(seq) FROM directive)"))
        work.session.execute(_READ, {"members": list(members)})
    with runtime.work(SYSTEM) as work:
        work.session.execute(_MOVED, {**places, "members": list(members)})
    with runtime.database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("VACUUM ANALYZE"))  # as any database has that is in use
    return members
