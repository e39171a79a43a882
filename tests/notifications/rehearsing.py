"""Running the jobs of a rehearsal as a worker does, in this process."""

from __future__ import annotations

from models import Lane
from notifications.jobs import cut_rehearsal
from notifications.rehearsing import rehearse_chunk
from tests.factories import World
from tests.services.deliveries.jobs import waiting


def run_rehearsals(world: World) -> None:
    """Do all that waits; what a rehearsal given up left behind included."""
    for job in waiting(world, "cut_rehearsal"):
        cut_rehearsal(world.runtime, **job.arguments)
    for lane, task in ((Lane.PUSH, "rehearse_push"), (Lane.CHAT, "rehearse_chat")):
        for job in waiting(world, task):
            rehearse_chunk(world.runtime, lane, **job.arguments)
