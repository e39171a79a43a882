"""``handbook migrate``: bring the database up to date."""

from __future__ import annotations

import click

from cli.attached import attached, bring_up_to_date


@click.command()
def migrate() -> None:
    """Bring the database up to date and give the application its own role."""
    with attached() as settings:
        has_role = bring_up_to_date(settings)
    click.echo("The database is up to date.")
    if not has_role:
        click.echo(
            "The application connects as the owner of the database, because that role may not create "
            "others: grant it CREATEROLE and run this again to separate them."
        )
