"""How large a demo organisation is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Size:
    """``communes`` have a year of life; ``plain_communes`` have members and a few meetings.

    The first communes and cells are the same in every size, and so are the demo's sign-ins.
    """

    name: str
    communes: int
    cells_per_commune: int
    months: int
    """Months with meetings before the current one: up to 12."""
    readers: int
    """At most this many members open any one directive."""
    plain_communes: int = 0
    plain_cells_per_commune: int = 0
    plain_months: int = 0
    plain_share_meeting: float = 0.0
    """The part of the plain cells that keeps records at all."""


COMMUNE = Size("commune", communes=4, cells_per_commune=20, months=12, readers=200)
PROVINCE = Size(
    "province",
    communes=4,
    cells_per_commune=20,
    months=12,
    readers=300,
    plain_communes=126,
    plain_cells_per_commune=19,
    plain_months=3,
    plain_share_meeting=0.1,
)
SIZES = {size.name: size for size in (COMMUNE, PROVINCE)}
