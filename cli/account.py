"""``handbook account``: ways in, for whoever keeps the server."""

from __future__ import annotations

import click

from cli.attached import attached_runtime
from models import Role
from services import accounts
from services.actor import SYSTEM


@click.group()
def account() -> None:
    """Issue one-time codes and grant roles."""


@account.command()
@click.argument("login")
def reset(login: str) -> None:
    """Issue a one-time code to the member with that phone or card number."""
    with attached_runtime("account") as runtime, runtime.work(SYSTEM) as work:
        code = accounts.issue_activation_code(work, accounts.member_with_number(work, login))
    click.echo(f"One-time code, good for 30 days: {code}")


@account.command()
@click.argument("login")
@click.option("--role", type=click.Choice([role.value for role in Role if role is not Role.MEMBER]))
@click.option("--organisation", required=True, help="code of the organisation the role is held at")
def grant(login: str, role: str, organisation: str) -> None:
    """Grant a role to the member with that phone or card number."""
    with attached_runtime("account") as runtime, runtime.work(SYSTEM) as work:
        member_id = accounts.member_with_number(work, login)
        accounts.grant_role(work, member_id, role=Role(role), organisation=organisation)
    click.echo(f"Granted: {role} at {organisation} and below.")
