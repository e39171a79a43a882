"""``handbook organisation``: changing the tree, for whoever keeps the server."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import click
import orjson

from cli.attached import attached_runtime
from models import OrganisationKind
from services import organisations
from services.actor import SYSTEM, Work
from services.organisations import ChangeReport, Newcomer, Part

_KINDS = click.Choice([kind.value for kind in OrganisationKind])


@dataclass(frozen=True, slots=True)
class _How:
    """What every change is told besides what it changes."""

    effective_on: date | None
    decision: str | None
    preview: bool
    as_json: bool

    @property
    def given(self) -> dict[str, Any]:
        return {"effective_on": self.effective_on, "decision": self.decision, "preview": self.preview}


@click.group()
def organisation() -> None:
    """Rename, move, merge, split and dissolve organisations, from any day on."""


def _change(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that all changes have, as one argument ``how``."""

    def called(
        effective_on: datetime | None, decision: str | None, preview: bool, as_json: bool, **rest: Any
    ) -> None:
        day = effective_on.date() if effective_on else None
        command(how=_How(day, decision, preview, as_json), **rest)

    called.__name__, called.__doc__ = command.__name__, command.__doc__
    called.__click_params__ = getattr(command, "__click_params__", [])  # type: ignore[attr-defined] # where click keeps the command's own options
    for option in (
        click.option("--on", "effective_on", type=click.DateTime(["%Y-%m-%d"]), help="effective day; today"),
        click.option("--decision", help="symbol of the deciding document"),
        click.option("--preview", is_flag=True, help="tell what it would do, and change nothing"),
        click.option("--json", "as_json", is_flag=True, help="For machines."),
    ):
        called = option(called)
    return called


@organisation.command()
@_change
@click.argument("code")
@click.argument("name")
def rename(code: str, name: str, how: _How) -> None:
    """Call an organisation otherwise from a day on."""
    _carry_out(how, lambda work: organisations.rename(work, code, name=name, **how.given))


@organisation.command()
@_change
@click.argument("code")
@click.option("--parent", required=True, help="code of the organisation it comes below")
def move(code: str, parent: str, how: _How) -> None:
    """Put an organisation, with all below it, below another one."""
    _carry_out(how, lambda work: organisations.move(work, code, parent=parent, **how.given))


@organisation.command()
@_change
@click.argument("code")
@click.argument("kind", type=_KINDS)
def kind(code: str, kind: str, how: _How) -> None:
    """Make an organisation one of another kind or level."""
    _carry_out(
        how, lambda work: organisations.change_kind(work, code, kind=OrganisationKind(kind), **how.given)
    )


@organisation.command()
@_change
@click.argument("code")
def dissolve(code: str, how: _How) -> None:
    """End an organisation that nobody is left in."""
    _carry_out(how, lambda work: organisations.dissolve(work, code, **how.given))


@organisation.command()
@_change
@click.argument("codes", nargs=-1, required=True)
@click.option("--into", required=True, help="code of the successor, in use or new")
@click.option("--name", help="name of a new successor")
@click.option("--kind", type=_KINDS, help="kind of a new successor; as the first one's")
@click.option("--parent", help="code above a new successor; as the first one's")
def merge(
    codes: tuple[str, ...],
    into: str,
    name: str | None,
    kind: str | None,
    parent: str | None,
    how: _How,
) -> None:
    """Merge organisations into one."""
    wanted = OrganisationKind(kind) if kind else None
    _carry_out(
        how,
        lambda work: organisations.merge(
            work, codes, into=into, name=name, kind=wanted, parent=parent, **how.given
        ),
    )


@organisation.command()
@_change
@click.argument("code")
@click.argument("plan", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def split(code: str, plan: Path, how: _How) -> None:
    """Split an organisation by PLAN, a JSON file.

    It reads {"parts": [{"code", "name"?, "children": [codes], "members": [ids]}, …], "rest": code?}.
    """
    parts, rest = _read(plan)
    _carry_out(how, lambda work: organisations.split(work, code, parts, rest=rest, **how.given))


def _read(plan: Path) -> tuple[list[Part], str | None]:
    try:
        content = orjson.loads(plan.read_bytes())
        return [_part(**part) for part in content["parts"]], content.get("rest")
    except (ValueError, TypeError, KeyError) as error:
        raise click.BadParameter(f"{plan} is no plan of a split: {error}") from error


def _part(
    *,
    code: str,
    name: str | None = None,
    kind: str | None = None,
    parent: str | None = None,
    children: list[str] | None = None,
    members: list[str] | None = None,
) -> Part:
    newcomer = Newcomer(code, name, OrganisationKind(kind) if kind else None, parent)
    return Part(newcomer, tuple(children or ()), tuple(UUID(member) for member in members or ()))


def _carry_out(how: _How, change: Callable[[Work], ChangeReport]) -> None:
    with attached_runtime("organisation") as runtime, runtime.work(SYSTEM) as work:
        report = change(work)
    if how.as_json:
        click.echo(orjson.dumps(_figures(report)))
        return
    done = "Done" if report.is_applied else "Would do" if how.preview else "Will do on its day"
    click.echo(f"{done}, effective {report.effective_on}:")
    for name, count in report.effect.figures.items():
        click.echo(f"  {name.replace('_', ' ')}: {count}")
    for warning in report.effect.warnings:
        click.echo(f"  CARE  {warning.sentence('en')}")


def _figures(report: ChangeReport) -> dict[str, Any]:
    return {
        "id": report.change.id if report.change else None,
        "kind": report.kind,
        "effective_on": report.effective_on,
        "applied": report.is_applied,
        **report.effect.figures,
        "proposals": [{"member": one.member_id, "role": one.role} for one in report.effect.proposals],
        "warnings": [{"code": one.code, "detail": one.sentence("en")} for one in report.effect.warnings],
    }
