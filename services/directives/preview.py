"""How many an audience has, and how each can be rung: what a publisher sees before the button."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, exists, func, select

from models import Device, DeviceKind, Member, Membership, Organisation
from services import members
from services.actor import Work
from services.directives.audience import Audience
from services.directives.coverage import covers


@dataclass(frozen=True, slots=True)
class AudiencePreview:
    """What a publisher sees before the button: persons, cells, and how each can be rung."""

    members: int
    cells: int
    channels: dict[str, int]


CHANNEL_KINDS: dict[str, tuple[DeviceKind, ...]] = {
    "fcm": (DeviceKind.FCM_TOKEN, DeviceKind.FCM_ID),
    "webpush": (DeviceKind.WEBPUSH,),
    "telegram": (DeviceKind.TELEGRAM,),
    "zalo": (DeviceKind.ZALO,),
}


def preview(work: Work, audience: Audience) -> AudiencePreview:
    """Count an audience by channel; ``none`` counts the members that nothing rings for."""
    reached = (
        select(Member.id, Membership.organisation_id)
        .join(Membership, Membership.member_id == Member.id)
        .join(Organisation, Organisation.id == Membership.organisation_id)
        .where(members.in_home_cell(work.today), covers(audience, work.today))
        .cte("reached")
        .prefix_with("MATERIALIZED")
    )
    has_device = exists().where(Device.member_id == reached.c.id, Device.removed_at.is_(None))
    counts: list[ColumnElement[int]] = [
        func.count().label("members"),
        func.count(reached.c.organisation_id.distinct()).label("cells"),
        func.count().filter(~has_device).label("none"),
    ]
    for channel, kinds in CHANNEL_KINDS.items():
        by_channel = exists().where(
            Device.member_id == reached.c.id, Device.removed_at.is_(None), Device.kind.in_(kinds)
        )
        counts.append(func.count().filter(by_channel).label(channel))
    row = work.session.execute(select(*counts).select_from(reached)).one()._mapping
    channels = {channel: int(row[channel]) for channel in (*CHANNEL_KINDS, "none")}
    return AudiencePreview(int(row["members"]), int(row["cells"]), channels)
