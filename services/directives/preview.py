"""How many an audience has, and how each can be rung: what a publisher sees before the button."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ARRAY, CTE, BigInteger, ColumnElement, any_, exists, func, literal, select

from models import Device, DeviceKind, Member, Membership, Organisation
from services import members
from services.actor import Work
from services.directives.audience import Audience
from services.directives.coverage import covers
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


def preview(work: Work, audience: Audience) -> AudiencePreview:
    """Count an audience by channel, from the sums kept for every part of the tree where they tell it."""
    known = summed(work, audience)
    if known is None:
        return count(work, audience)
    rest = count(work, audience, known.apart) if known.apart else _NOBODY
    channels = {name: known.figures[name] + rest.channels[name] for name in CHANNEL_KINDS}
    return AudiencePreview(
        members=known.figures["members"] + rest.members,
        cells=known.figures["cells"] + rest.cells,
        channels=channels | {"none": known.figures["unreached"] + rest.channels["none"]},
    )


_NOBODY = AudiencePreview(0, 0, dict.fromkeys((*CHANNEL_KINDS, "none"), 0))


def count(work: Work, audience: Audience, cells: Sequence[int] | None = None) -> AudiencePreview:
    """Count an audience person by person: all of it, or those whose home is one of ``cells``."""
    reached = reached_by(work, audience, cells)
    has_device = rings_for(reached)
    counts: list[ColumnElement[int]] = [
        func.count().label("members"),
        func.count(reached.c.organisation_id.distinct()).label("cells"),
        func.count().filter(~has_device).label("none"),
    ]
    for channel, kinds in CHANNEL_KINDS.items():
        counts.append(func.count().filter(rings_for(reached, kinds)).label(channel))
    row = work.session.execute(select(*counts).select_from(reached)).one()._mapping
    channels = {channel: int(row[channel]) for channel in (*CHANNEL_KINDS, "none")}
    return AudiencePreview(int(row["members"]), int(row["cells"]), channels)


def reached_by(work: Work, audience: Audience, cells: Sequence[int] | None = None) -> CTE:
    """Those whom an audience reaches, by ``id``, and their home cells; within ``cells`` if given."""
    within = members.in_home_cell(work.today)
    if cells is not None:
        within &= Membership.organisation_id == any_(literal(list(cells), ARRAY(BigInteger)))
    return (
        select(Member.id, Membership.organisation_id)
        .join(Membership, Membership.member_id == Member.id)
        .join(Organisation, Organisation.id == Membership.organisation_id)
        .where(within, covers(audience, work.today))
        .cte("reached")
        .prefix_with("MATERIALIZED")
    )


def rings_for(reached: CTE, kinds: Collection[DeviceKind] = tuple(DeviceKind)) -> ColumnElement[bool]:
    """The condition that a device of one of these kinds rings for one of those reached."""
    return exists().where(
        Device.member_id == reached.c.id, Device.removed_at.is_(None), Device.kind.in_(kinds)
    )
