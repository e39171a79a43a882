"""Which records are compared at all: those that share a block. Set-based; no order matters.

A block is everybody with the same values in a few columns. One that is too large is cut by a further
column, which two records of one person agree on as a rule; what is too large even then is left out, and
counted. Of a block's pairs only those become candidates that could reach the threshold (``bounds.py``).
"""

from __future__ import annotations

from dataclasses import dataclass

from models.member import NAME_KEY
from services.duplicates.bounds import MOST_POINTS

MOST_IN_A_BLOCK = 64
# Of a date and the same with day and month swapped, if that is a date, the earlier.
_UNORDERED = """
           CASE WHEN date_part('day', m.birth_date) > 12 THEN m.birth_date
                ELSE least(m.birth_date, make_date(date_part('year', m.birth_date)::integer,
                                                   date_part('day', m.birth_date)::integer,
                                                   date_part('month', m.birth_date)::integer)) END"""
_WORDS = "btrim(translate(m.search_name, 'y-''.', 'i'))"


@dataclass(frozen=True, slots=True)
class Block:
    """Columns of ``searched``: a record that lacks one of ``shared`` does not take part."""

    shared: tuple[str, ...]
    cut: str


BLOCKS = (
    # The same name, born on the same day or with day and month swapped.
    Block(("name_key", "birth_unordered"), "admitted_on"),
    # The same name, admitted on the same day: the birth date may be anything.
    Block(("name_key", "admitted_on"), "birth_year"),
    # Two dates the same: the name may be anything.
    Block(("birth_unordered", "admitted_on"), "given_name"),
    # Two dates the same, of which the official one need not follow from the admission.
    Block(("name_key", "official_on"), "birth_year"),
    Block(("birth_unordered", "official_on"), "given_name"),
    # One digit of the card is wrong: the other half of it is right.
    Block(("birth_date", "card_left"), "name_key"),
    Block(("birth_date", "card_right"), "name_key"),
    Block(("name_key", "card_left"), "birth_date"),
    Block(("name_key", "card_right"), "birth_date"),
)

SEARCHED = f"""
    CREATE TEMPORARY TABLE searched ON COMMIT DROP AS
    SELECT m.number, m.id, {NAME_KEY.replace("search_name", "m.search_name")} AS name_key,
           split_part({_WORDS}, ' ', 1) AS family_name, split_part({_WORDS}, ' ', -1) AS given_name,
           m.birth_date, {_UNORDERED} AS birth_unordered, date_part('year', m.birth_date) AS birth_year,
           m.gender, m.admitted_on, m.official_on,
           m.card_number, left(m.card_number, 4) AS card_left, right(m.card_number, 4) AS card_right,
           m.citizen_id_sealed IS NOT NULL AS has_citizen_id, m.phone_sealed IS NOT NULL AS has_phone
      FROM member m
      JOIN membership p ON p.member_id = m.id AND p.kind = 'home'
       AND p.valid_from <= :today AND (p.valid_to IS NULL OR p.valid_to > :today)
      JOIN organisation o ON o.id = p.organisation_id
     WHERE m.status = ANY(:active)
       AND (CAST(:top AS bigint) IS NULL OR CAST(:top AS bigint) = ANY(o.ancestors))
"""

CANDIDATES = "CREATE TEMPORARY TABLE candidate (one bigint NOT NULL, other bigint NOT NULL) ON COMMIT DROP"


def repeated_statement(block: Block) -> str:
    """What more than one member has of a block's columns, as a table of its own that can be analysed.

    Parameters: ``most`` in a block; ``since``: only with a member numbered above it.
    """
    shared = ", ".join(block.shared)
    takes_part = " AND ".join(f"{column} IS NOT NULL" for column in block.shared)
    return f"""
        CREATE TEMPORARY TABLE repeated ON COMMIT DROP AS
        SELECT {shared}, CASE WHEN count(*) > :most THEN '' END AS is_large
          FROM searched WHERE {takes_part}
         GROUP BY {shared} HAVING count(*) > 1 AND max(number) > :since
    """


def pairs_statement(block: Block) -> str:
    """Add the pairs of one block to ``candidate``; answers how many members were left out.

    Parameters: ``most`` in a block; ``since``: only pairs with a member numbered above it; ``threshold``
    in points.
    """
    shared = ", ".join(block.shared)
    return f"""
        WITH sized AS MATERIALIZED (
            SELECT members.*, count(*) OVER (PARTITION BY {shared}, further) AS size
              FROM (SELECT searched.*, coalesce(is_large || {block.cut}, '') AS further
                      FROM searched JOIN repeated USING ({shared})) members),
        blocks AS MATERIALIZED (SELECT * FROM sized WHERE size BETWEEN 2 AND :most),
        paired AS (
            INSERT INTO candidate
            SELECT a.number, b.number FROM blocks a JOIN blocks b USING ({shared}, further)
             WHERE a.number < b.number AND b.number > :since AND {MOST_POINTS} >= :threshold)
        SELECT count(*) FROM sized WHERE size > :most
    """


_FIELDS = (
    *("id", "search_name", "birth_date", "gender", "admitted_on", "official_on", "card_number"),
    *("citizen_id_sealed", "phone_sealed"),
)
RECORDS = f"""
    WITH holders AS (SELECT name_key, count(*) AS number FROM searched GROUP BY name_key),
         days AS (SELECT admitted_on, count(*) AS number FROM searched GROUP BY admitted_on)
    SELECT {", ".join(f"a.{field}" for field in _FIELDS)}, {", ".join(f"b.{field}" for field in _FIELDS)},
           holders.number * days.number / (SELECT count(*) FROM searched)::double precision
      FROM (SELECT DISTINCT one, other FROM candidate) pair
      JOIN member a ON a.number = pair.one
      JOIN member b ON b.number = pair.other
      JOIN holders ON holders.name_key = {NAME_KEY.replace("search_name", "a.search_name")}
      JOIN days ON days.admitted_on = a.admitted_on
"""
"""The candidates side by side: the fields of one record, those of the other, and how many members would
have the name and the admission day of the one by chance."""
