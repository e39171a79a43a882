"""Nights in which nobody is rung, as an organisation sets them."""

from __future__ import annotations

from services import rule_packs
from tests.factories.world import World


def set_quiet_hours(world: World, *, begins: float = 21.5, ends: float = 6.0) -> None:
    """For all that the province publishes, from the first of this month on."""
    with world.acting("organisation_board@T1") as work:
        for rule, value in (("quiet.begins", begins), ("quiet.ends", ends)):
            first_day = work.today.replace(day=1)
            rule_packs.set_rule(work, "T1", rule=rule, value=value, valid_from=first_day, source="05-QĐ/TU")
