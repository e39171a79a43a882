"""``handbook send-test``: one device's whole way, for whoever helps a member whose phone does not ring."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

import click
import orjson

from cli.attached import attached_runtime
from core.unit_of_work import Runtime
from notifications.address import described
from notifications.advice import advice
from notifications.channels import channels_for
from notifications.notice import Notice, NoticeKind
from notifications.sending import Channels, hand_over
from notifications.transport import Transport
from services import accounts, deliveries
from services.actor import SYSTEM
from services.deliveries import Outcome, TrialDevice, Verdict

_REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Finding:
    """One device: where it is called, what the provider says, and what to do."""

    device: str
    kind: str
    registered: str
    address: str
    verdict: str
    cause: str
    meaning: str
    to_do: str


@click.command("send-test")
@click.argument("member", required=False)
@click.option("--device", type=click.UUID, help="One device, by its id.")
@click.option("--json", "as_json", is_flag=True, help="For machines.")
def send_test(member: str | None, device: UUID | None, as_json: bool) -> None:
    """Ring the devices of the MEMBER with that phone or card number, and explain each answer.

    Exit code 1 where a device was not reached, or there is none.
    """
    if (member is None) == (device is None):
        raise click.UsageError("Name a MEMBER or a --device.")
    with attached_runtime("send-test") as runtime:
        found = _devices(runtime, member, device)
        findings = [*_tried(runtime, found), *(_removed(one) for one in found if one.removed_at)]
    if as_json:
        click.echo(orjson.dumps([asdict(finding) for finding in findings]))
    else:
        _show(findings)
    called = [finding.verdict for finding in findings if finding.verdict != _REMOVED]
    if set(called) != {Verdict.ACCEPTED.value}:
        raise SystemExit(1)


def _devices(runtime: Runtime, member: str | None, device: UUID | None) -> list[TrialDevice]:
    with runtime.work(SYSTEM, read_only=True) as work:
        member_id = accounts.member_with_number(work, member) if member else None
        return deliveries.devices_to_try(work, member_id=member_id, device_id=device)


def _tried(runtime: Runtime, found: Sequence[TrialDevice]) -> list[Finding]:
    living = [one for one in found if one.removed_at is None]
    with Transport() as transport:
        channels = channels_for(runtime, transport)
        tried = [(one, _ring(channels, one, runtime.clock())) for one in living]
        for channel in set(channels.values()):
            channel.close()
    with runtime.work(SYSTEM) as work:
        deliveries.conclude_trial(work, tried)
    return [_finding(device, said) for device, said in tried]


def _ring(channels: Channels, device: TrialDevice, now: datetime) -> Outcome:
    target = device.target
    [(_, outcome)] = hand_over(
        channels[target.kind], Notice(NoticeKind.TEST, target.device_id), [target], now
    )
    return outcome


def _finding(device: TrialDevice, said: Outcome) -> Finding:
    words = advice(said)
    return Finding(
        str(device.target.device_id),
        device.target.kind.value,
        f"{device.created_at:%d/%m/%Y}",
        described(device.target),
        said.verdict.value,
        said.cause,
        words.meaning,
        words.to_do,
    )


def _removed(device: TrialDevice) -> Finding:
    return Finding(
        str(device.target.device_id),
        device.target.kind.value,
        f"{device.created_at:%d/%m/%Y}",
        described(device.target),
        _REMOVED,
        device.removal_cause or "",
        f"It has not been called since {device.removed_at:%d/%m/%Y}.",
        "If it is still in use: ask the member to open the app or the pages and allow notices again.",
    )


def _show(findings: Sequence[Finding]) -> None:
    if not findings:
        click.echo("No device is registered: ask the member to sign in on the phone and allow notices.")
    for one in findings:
        cause = f" ({one.cause})" if one.cause else ""
        click.echo(f"{one.kind}, registered {one.registered}, device {one.device}")
        click.echo(f"  address   {one.address}")
        click.echo(f"  provider  {one.verdict}{cause}: {one.meaning}")
        click.echo(f"  to do     {one.to_do}")
