"""What the worker does for each job a service may ask for. Every job may be run twice without harm."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from uuid import UUID

from core.document_text import read
from core.jobs import Job
from core.unit_of_work import Runtime
from models import Lane
from notifications.bookkeeping import write_down
from notifications.notice import Notice, NoticeKind, of_publication
from notifications.records import search_duplicates
from notifications.rehearsing import rehearse_chunk
from notifications.sending import Channels, send
from notifications.warnings import judge_below
from notifications.webhooks import replay
from services import deliveries, directives, duplicates, imports, warnings, webhooks
from services.actor import SYSTEM, Work
from services.deliveries import DELIVER, NOTIFY, REHEARSE, REMIND, RETELL, Retelling, Ring

# After so many chunks a fan-out stands at the end of its queue again: none holds up a more urgent one.
CHUNKS_AT_A_TIME = 20


def fan_out(runtime: Runtime, *, directive_id: str) -> None:
    """Cut the audience of a directive into chunks, each sent as soon as it is cut."""
    directive = UUID(directive_id)
    _cut(
        runtime,
        lambda work: deliveries.expand_next(work, directive) is None,
        lambda work: deliveries.continue_expansion(work, directive),
    )


def cut_rehearsal(runtime: Runtime, *, rehearsal_id: str) -> None:
    """Cut the audience of a rehearsal likewise."""
    rehearsal = UUID(rehearsal_id)
    _cut(
        runtime,
        lambda work: deliveries.cut_next(work, rehearsal) is None,
        lambda work: deliveries.continue_cutting(work, rehearsal),
    )


def _cut(runtime: Runtime, is_cut: Callable[[Work], bool], go_on: Callable[[Work], None]) -> None:
    """Cut chunk after chunk, each in a unit of work of its own; then leave the turn to others."""
    for _ in range(CHUNKS_AT_A_TIME):
        with runtime.work(SYSTEM) as work:
            if is_cut(work):
                return
    with runtime.work(SYSTEM) as work:
        go_on(work)


def deliver(runtime: Runtime, channels: Channels, lane: Lane, *, chunk_id: int, attempt: int) -> None:
    """Send one chunk through one lane. No session is open while providers are called."""
    with runtime.work(SYSTEM, read_only=True) as work:
        assignment = deliveries.begin(work, chunk_id, lane, attempt)
    if assignment is None:
        return
    outcomes = send(channels, of_publication(assignment), assignment.targets, runtime.clock())
    write_down(runtime, lambda work: deliveries.finish(work, assignment, outcomes))


def notify(
    runtime: Runtime,
    channels: Channels,
    lane: Lane,
    *,
    member_id: str,
    kind: str,
    subject_id: str,
    attempt: int,
    device_id: str | None = None,
) -> None:
    """Ring one member through one lane."""
    device = UUID(device_id) if device_id else None
    ring = Ring(UUID(member_id), lane, kind, UUID(subject_id), attempt, device)
    with runtime.work(SYSTEM, read_only=True) as work:
        targets = deliveries.targets_of(work, ring)
    outcomes = send(channels, Notice(NoticeKind(kind), ring.subject_id), targets, runtime.clock())
    write_down(runtime, lambda work: deliveries.conclude(work, ring, outcomes))


def _for_import(act: Callable[[Runtime, UUID], None], runtime: Runtime, *, run_id: str) -> None:
    """Do one thing for one import; the use case opens its own units of work."""
    act(runtime, UUID(run_id))


def tell_change(runtime: Runtime, *, directive_id: str) -> None:
    """Ask for those who had a directive to be told that it changed, chunk by chunk."""
    with runtime.work(SYSTEM) as work:
        deliveries.begin_retelling(work, UUID(directive_id))


def retell(runtime: Runtime, channels: Channels, lane: Lane, *, chunk_id: int) -> None:
    """Tell one chunk through one lane that its directive changed."""
    _ring_chunk(runtime, channels, lane, lambda work: deliveries.retelling_of(work, chunk_id, lane))


def remind(runtime: Runtime, channels: Channels, lane: Lane, *, chunk_id: int) -> None:
    """Ring again, through one lane, those of one chunk who have not read its directive."""
    _ring_chunk(runtime, channels, lane, lambda work: deliveries.reminder_of(work, chunk_id, lane))


def _ring_chunk(
    runtime: Runtime, channels: Channels, lane: Lane, find: Callable[[Work], Retelling | None]
) -> None:
    """Ring whoever is found. No session is open while providers are called."""
    with runtime.work(SYSTEM, read_only=True) as work:
        retelling = find(work)
    if retelling is None:
        return
    notice = Notice(NoticeKind(retelling.kind), retelling.directive_id, is_mass=True)
    outcomes = send(channels, notice, [target for _, target in retelling.targets], runtime.clock())
    write_down(runtime, lambda work: deliveries.conclude_retelling(work, retelling, lane, outcomes))


def read_attachment(runtime: Runtime, *, attachment_id: str) -> None:
    """Read the text of a file. No session is open while it is read."""
    attachment = UUID(attachment_id)
    with runtime.work(SYSTEM, read_only=True) as work:
        unread = directives.unread_file(work, attachment)
    if unread is None:
        return
    found = read(*unread)
    with runtime.work(SYSTEM) as work:
        directives.keep_text(work, attachment, found)


def publish_planned(runtime: Runtime, *, directive_id: str) -> None:
    """Publish a directive whose time has come."""
    with runtime.work(SYSTEM) as work:
        directives.publish_planned(work, UUID(directive_id))


def tasks(runtime: Runtime, channels: Channels) -> Mapping[Job, Callable[..., None]]:
    """What to call for each job, by keyword arguments as the service gave them."""
    return {
        directives.FAN_OUT: partial(fan_out, runtime),
        directives.PUBLISH_PLANNED: partial(publish_planned, runtime),
        directives.TELL_CHANGE: partial(tell_change, runtime),
        directives.READ_ATTACHMENT: partial(read_attachment, runtime),
        **{job: partial(deliver, runtime, channels, lane) for lane, job in DELIVER.items()},
        deliveries.CUT_REHEARSAL: partial(cut_rehearsal, runtime),
        **{job: partial(rehearse_chunk, runtime, lane) for lane, job in REHEARSE.items()},
        **{job: partial(retell, runtime, channels, lane) for lane, job in RETELL.items()},
        **{job: partial(remind, runtime, channels, lane) for lane, job in REMIND.items()},
        **{job: partial(notify, runtime, channels, lane) for lane, job in NOTIFY.items()},
        duplicates.SEARCH: partial(search_duplicates, runtime),
        warnings.JUDGE_BELOW: partial(judge_below, runtime),
        imports.READ: partial(_for_import, imports.read_upload, runtime),
        imports.STORE: partial(_for_import, imports.store_upload, runtime),
        imports.UNDO: partial(_for_import, imports.undo_later, runtime),
        imports.FORGET: partial(_for_import, imports.forget_file, runtime),
        webhooks.REPLAY: partial(replay, runtime),
    }
