"""Where a member stood at every publication, and what therefore is theirs: the SQL behind every inbox.

A *stretch* is a time in which one place (a membership, a role, a position), its way up and the member's
status were known to be the same. It begins ``after`` one number of the order of publications and ends
``before`` another; ``begins`` and ``ends`` are the moments between which the place was held.

What was published inside a stretch to its way up **reached** the member and stays theirs. What is in force
and was published before a stretch that holds today **awaited** them: its number for synchronisation is that
of the change which brought them. It is **earlier** than they are, unless they were there by the books and
only the handbook learnt of it later. See ``docs/decisions/0021-what-reached-me-stays-mine.md``.

All texts here are constants; values are always bound: ``:member``, ``:today``.
"""

from __future__ import annotations

from models import ACTIVE_STATUSES

_ACTIVE = ", ".join(f"'{status.value}'" for status in sorted(ACTIVE_STATUSES))
_MIDNIGHT = "({day}::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh')"
_BEGINS, _ENDS = _MIDNIGHT.format(day="p.valid_from"), _MIDNIGHT.format(day="p.valid_to")
_NO_END = 2**63 - 1


def _known(change: str, without: int) -> str:
    return f"coalesce((SELECT number FROM belonging_change WHERE id = {change}), {without})"


STRETCHES = f"""
    place AS (
        SELECT kind AS capacity, organisation_id, valid_from, valid_to, change_id AS since,
               CAST(NULL AS bigint) AS until
          FROM membership WHERE member_id = :member
        UNION ALL
        SELECT role, organisation_id, valid_from, valid_to, change_id, NULL
          FROM role_grant WHERE member_id = :member
        UNION ALL
        SELECT kind, organisation_id, valid_from, valid_to, change_id, NULL
          FROM position WHERE member_id = :member
        UNION ALL
        SELECT capacity, organisation_id, valid_from, valid_to, since, until
          FROM former_belonging WHERE member_id = :member),
    way AS (
        SELECT id AS organisation_id, ancestors, way_change_id AS since, CAST(NULL AS bigint) AS until
          FROM organisation WHERE id IN (SELECT organisation_id FROM place)
        UNION ALL
        SELECT organisation_id, ancestors, since, until
          FROM former_way WHERE organisation_id IN (SELECT organisation_id FROM place)),
    standing AS (
        SELECT m.status, m.status_change_id AS since, CAST(NULL AS bigint) AS until
          FROM member m WHERE m.id = :member AND m.status IN ({_ACTIVE})
        UNION ALL
        SELECT f.status, f.since, f.until
          FROM former_status f JOIN member m ON m.id = f.member_id AND m.status IN ({_ACTIVE})
         WHERE f.member_id = :member AND f.status IN ({_ACTIVE})),
    stretch AS MATERIALIZED (
        SELECT p.capacity, p.organisation_id, w.ancestors, s.status,
               CASE WHEN p.capacity IN ('home', 'temporary') THEN 'member' ELSE p.capacity END AS role,
               {_BEGINS} AS begins, {_ENDS} AS ends,
               greatest({_known("p.since", 0)}, {_known("w.since", 0)}, {_known("s.since", 0)}) AS after,
               least({_known("p.until", _NO_END)}, {_known("w.until", _NO_END)},
                     {_known("s.until", _NO_END)}) AS before,
               greatest({_known("w.since", 0)}, {_known("s.since", 0)}) AS settled,
               p.until IS NULL AND w.until IS NULL AND s.until IS NULL
               AND p.valid_from <= :today AND (p.valid_to IS NULL OR p.valid_to > :today) AS is_present
          FROM place p JOIN way w USING (organisation_id) CROSS JOIN standing s),
    anchor AS MATERIALIZED (
        SELECT stretch.*, step.organisation AS named
          FROM stretch CROSS JOIN LATERAL unnest(ancestors) AS step(organisation)
         WHERE after < before)
"""
"""Common table expressions: ``stretch``, and an ``anchor`` for each organisation on its way up."""

SUPERSEDED = """
    EXISTS (SELECT FROM directive_link k JOIN directive newer ON newer.id = k.directive_id
             WHERE k.other_id = d.id AND k.kind = 'supersedes' AND newer.state = 'published')
"""
"""The condition that a published directive has taken the place of ``d``."""

IN_FORCE = f"d.state = 'published' AND NOT {SUPERSEDED}"
"""The condition that a directive ``d`` still holds for those who come later."""

_EXEMPT_THEN = """
    EXISTS (SELECT FROM exemption e
             WHERE e.member_id = :member
               AND e.valid_from <= (d.published_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
               AND (e.valid_to IS NULL
                    OR e.valid_to > (d.published_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date))
"""
_EXCLUDED = """
    EXISTS (SELECT FROM addressee x
             WHERE x.directive_id = d.id AND x.excluded AND x.organisation_id = ANY(a.ancestors)
               AND (x.below OR x.organisation_id = a.organisation_id))
"""
TAKEN_OUT = """
    EXISTS (SELECT FROM named_person n
             WHERE n.directive_id = d.id AND n.member_id = :member AND n.excluded)
"""
"""The condition that a directive ``d`` names the member as one whom it is not for."""

FITS = f"""
    l.organisation_id = a.named AND NOT l.excluded AND (l.below OR l.organisation_id = a.organisation_id)
    AND CASE WHEN cardinality(d.audience_roles) = 0 THEN a.role = 'member' OR NOT l.below
             ELSE a.role = ANY(d.audience_roles) END
    AND (cardinality(d.audience_statuses) = 0 OR a.status = ANY(d.audience_statuses))
    AND NOT (d.audience_without_exempt AND {_EXEMPT_THEN})
    AND NOT {_EXCLUDED}
    AND NOT {TAKEN_OUT}
"""
"""The condition that a line ``l`` of directive ``d`` means whoever is at an anchor ``a``."""

REACHED = """
    l.seq > a.after AND l.seq < a.before
    AND d.published_at >= a.begins AND (a.ends IS NULL OR d.published_at < a.ends)
"""
"""The condition that it was published while the member was there."""

EARLIER = "(d.published_at < a.begins OR l.seq < a.settled)"
"""The condition that it was published before the member was anybody whom it is addressed to."""

NAMED = f"""
    SELECT n.directive_id, n.seq FROM named_person n
     WHERE n.member_id = :member AND NOT n.excluded
       AND EXISTS (SELECT FROM member m WHERE m.id = :member AND m.status IN ({_ACTIVE}))
"""
"""The directives that name the member."""

MINE = f"""
    SELECT l.directive_id
      FROM anchor a JOIN addressee l ON l.organisation_id = a.named
      JOIN directive d ON d.id = l.directive_id
     WHERE {FITS} AND (({REACHED}) OR (a.is_present AND {IN_FORCE}))
    UNION SELECT n.directive_id FROM ({NAMED}) n
    UNION SELECT r.directive_id FROM receipt r
           WHERE r.member_id = :member
             AND EXISTS (SELECT FROM member m WHERE m.id = :member AND m.status IN ({_ACTIVE}))
"""
"""Every directive that is the member's: it reached them, awaits them, names them, or was opened by them."""
