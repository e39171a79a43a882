"""How many an audience has, and how each can be rung: what a publisher sees before the button."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import CTE, false, func, select, true

from models import Device, DeviceKind, Organisation
from services.actor import Work
from services.directives.audience import Audience
from services.directives.reached import beside_the_sums, reached_by
from services.directives.tallies.division import divided
from services.directives.tallies.sums import summed

CHANNEL_KINDS: dict[str, tuple[DeviceKind, ...]] = {
    "fcm": (DeviceKind.FCM_TOKEN, DeviceKind.FCM_ID),
    "webpush": (DeviceKind.WEBPUSH,),
    "telegram": (DeviceKind.TELEGRAM,),
    "zalo": (DeviceKind.ZALO,),
}


@dataclass(frozen=True, slots=True)
class AudiencePreview:
    """What a publisher sees before the button: persons, cells, and how each can be rung."""

    members: int
    cells: int
    channels: dict[str, int]
    """Members by channel; ``none`` are those that nothing rings for."""
    rings_at: datetime | None = None
    """The end of the quiet hours that would hold it if it were published now; None: it rings at once."""
    ending: Sequence[tuple[Organisation, date]] = ()
    """Organisations named that are to end, and from which day: a plan has to be for a day before."""


def preview(work: Work, audience: Audience) -> AudiencePreview:
    """Count an audience by channel, from the sums kept for every part of the tree where they tell it."""
    division = divided(work, audience)
    if division is None:
        return count(work, audience)
    parts = [_of_figures(summed(work, audience, division))]
    parts += [_counted(work, reached) for reached in beside_the_sums(work, audience, division)]
    channels = Counter[str]()
    for part in parts:
        channels.update(part.channels)
    return AudiencePreview(
        sum(part.members for part in parts), sum(part.cells for part in parts), dict(channels)
    )


def count(work: Work, audience: Audience) -> AudiencePreview:
    """Count an audience person by person, and nothing else."""
    return _counted(work, reached_by(work, audience))


def _of_figures(figures: Mapping[str, int]) -> AudiencePreview:
    channels = {name: figures[name] for name in CHANNEL_KINDS} | {"none": figures["unreached"]}
    return AudiencePreview(figures["members"], figures["cells"], channels)


def _counted(work: Work, reached: CTE) -> AudiencePreview:
    """Each person's devices are looked up once, and what they make of each channel is added up."""
    rings = {
        channel: func.coalesce(func.bool_or(Device.kind.in_(kinds)), false()).label(channel)
        for channel, kinds in CHANNEL_KINDS.items()
    }
    # For each of those reached by index: the guess that they are many would read every device there is.
    devices = (
        select(func.count(Device.id).label("number"), *rings.values())
        .where(Device.member_id == reached.c.id, Device.removed_at.is_(None))
        .lateral("devices")
    )
    each = (
        select(reached.c.organisation_id, (devices.c.number == 0).label("none"))
        .add_columns(*(devices.c[channel] for channel in rings))
        .join(devices, true())
        .subquery()
    )
    counts = [func.count().filter(each.c[channel]).label(channel) for channel in (*CHANNEL_KINDS, "none")]
    row = (
        work.session.execute(
            select(
                func.count().label("members"),
                func.count(each.c.organisation_id.distinct()).label("cells"),
                *counts,
            )
        )
        .one()
        ._mapping
    )
    channels = {channel: int(row[channel]) for channel in (*CHANNEL_KINDS, "none")}
    return AudiencePreview(int(row["members"]), int(row["cells"]), channels)
