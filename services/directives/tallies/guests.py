"""Guests with their home cells: that what the triggers keep is what the memberships say, and making it so."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import text

from services.actor import Work

_COLUMNS = "temporary_id, home_id, member_id, host_cell_id, home_cell_id, valid_from, valid_to"
_STAYS = """
    SELECT stay.id AS temporary_id, home.id AS home_id, stay.member_id,
           stay.organisation_id AS host_cell_id, home.organisation_id AS home_cell_id,
           greatest(stay.valid_from, home.valid_from) AS valid_from,
           least(stay.valid_to, home.valid_to) AS valid_to
      FROM membership stay JOIN membership home ON home.member_id = stay.member_id AND home.kind = 'home'
       AND daterange(home.valid_from, home.valid_to) && daterange(stay.valid_from, stay.valid_to)
     WHERE stay.kind = 'temporary'
"""
_WRONG = text(f"""
    SELECT DISTINCT temporary_id::text
      FROM guest_stay AS kept
      FULL JOIN ({_STAYS}) AS found USING (temporary_id, home_id)
     WHERE (kept.member_id, kept.host_cell_id, kept.home_cell_id, kept.valid_from, kept.valid_to)
           IS DISTINCT FROM
           (found.member_id, found.host_cell_id, found.home_cell_id, found.valid_from, found.valid_to)
     ORDER BY 1
""")
# Whoever changes a membership meanwhile waits, and enters their guests into the new rows.
_RENEW = (
    text("LOCK TABLE guest_stay IN SHARE ROW EXCLUSIVE MODE"),
    text("DELETE FROM guest_stay"),
    text(f"INSERT INTO guest_stay ({_COLUMNS}) {_STAYS}"),
)


def wrong_stays(work: Work) -> Sequence[str]:
    """The ids of the temporary memberships of which something else is kept than they say."""
    return work.session.scalars(_WRONG).all()


def renew_stays(work: Work) -> None:
    """Enter all guests anew: a second for the country, for which changes of memberships wait."""
    for statement in _RENEW:
        work.session.execute(statement)
