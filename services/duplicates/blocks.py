"""Which records are compared at all: those that share a block. Set-based; no order matters.

A block is everybody with one value of a key. One that is too large is cut by a further key, which two
records of one person agree on as a rule; what is too large even then is left out, and counted.
"""

from __future__ import annotations

from dataclasses import dataclass

from models.member import NAME_KEY

MOST_IN_A_BLOCK = 64
_BIRTH_UNORDERED = (
    "concat_ws('-', extract(year FROM birth_date),"
    " least(extract(month FROM birth_date), extract(day FROM birth_date)),"
    " greatest(extract(month FROM birth_date), extract(day FROM birth_date)))"
)
_LEFT, _RIGHT = "left(card_number, 4)", "right(card_number, 4)"


@dataclass(frozen=True, slots=True)
class Block:
    """A key of ``searched`` in SQL, null where the record does not take part, and what cuts it."""

    key: str
    cut: str


BLOCKS = (
    # The same name, born on the same day or with day and month swapped.
    Block(f"concat_ws('|', name_key, {_BIRTH_UNORDERED})", "admitted_on::text"),
    # The same name, admitted on the same day: the birth date may be anything.
    Block("concat_ws('|', name_key, admitted_on)", "extract(year FROM birth_date)::text"),
    # Two dates the same: the name may be anything.
    Block("concat_ws('|', birth_date, admitted_on)", "given_name"),
    # One digit of the card is wrong: the other half of it is right.
    Block(f"birth_date || '|' || {_LEFT}", "name_key"),
    Block(f"birth_date || '|' || {_RIGHT}", "name_key"),
    Block(f"name_key || '|' || {_LEFT}", "birth_date::text"),
    Block(f"name_key || '|' || {_RIGHT}", "birth_date::text"),
)

SEARCHED = f"""
    CREATE TEMPORARY TABLE searched ON COMMIT DROP AS
    SELECT m.number, m.id, {NAME_KEY.replace("search_name", "m.search_name")} AS name_key,
           substring(m.search_name from '[^ ]*$') AS given_name, m.birth_date, m.admitted_on, m.card_number
      FROM member m
      JOIN membership p ON p.member_id = m.id AND p.kind = 'home'
       AND p.valid_from <= :today AND (p.valid_to IS NULL OR p.valid_to > :today)
      JOIN organisation o ON o.id = p.organisation_id
     WHERE m.status = ANY(:active)
       AND (CAST(:top AS bigint) IS NULL OR CAST(:top AS bigint) = ANY(o.ancestors))
"""  # noqa: S608 - only constants of the code are put together

CANDIDATES = "CREATE TEMPORARY TABLE candidate (one bigint NOT NULL, other bigint NOT NULL) ON COMMIT DROP"


def block_statement(block: Block) -> str:
    """Add the pairs of one block to ``candidate``; answers how many members were left out.

    Parameters: ``most`` in a block, and ``since``: only pairs with a member numbered above it.
    """
    return f"""
        WITH whole AS MATERIALIZED (
            SELECT array_agg(number) AS members, max(number) AS newest
              FROM (SELECT number, hashtextextended({block.key}, 0) AS key FROM searched) keyed
             WHERE key IS NOT NULL
             GROUP BY key HAVING count(*) > 1 AND max(number) > :since),
        cut AS MATERIALIZED (
            SELECT array_agg(number) AS members
              FROM (SELECT row_number() OVER () AS place, members FROM whole
                     WHERE cardinality(members) > :most) large,
                   unnest(large.members) AS one(member_number)
              JOIN searched ON searched.number = member_number
             GROUP BY place, {block.cut} HAVING count(*) > 1),
        blocks AS (
            SELECT members FROM whole WHERE cardinality(members) <= :most
            UNION ALL SELECT members FROM cut WHERE cardinality(members) <= :most),
        paired AS (
            INSERT INTO candidate
            SELECT a.number, b.number
              FROM blocks, unnest(members) AS a(number), unnest(members) AS b(number)
             WHERE a.number < b.number AND b.number > :since)
        SELECT coalesce(sum(cardinality(members)), 0) FROM cut WHERE cardinality(members) > :most
    """  # noqa: S608 - only constants of this file are put together


_FIELDS = (
    *("id", "search_name", "birth_date", "gender", "admitted_on", "official_on", "card_number"),
    *("citizen_id_sealed", "phone_sealed"),
)
RECORDS = f"""
    SELECT {", ".join(f"a.{field}" for field in _FIELDS)}, {", ".join(f"b.{field}" for field in _FIELDS)}
      FROM (SELECT DISTINCT one, other FROM candidate) pair
      JOIN member a ON a.number = pair.one
      JOIN member b ON b.number = pair.other
"""  # noqa: S608 - only constants of this file are put together
"""The candidates side by side: the fields of one record, then those of the other."""
