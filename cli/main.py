"""The commands of ``handbook``, and what happens when one cannot do its work."""

from __future__ import annotations

import sys

import click
from sqlalchemy.exc import OperationalError

from cli.account import account
from cli.audience import audience
from cli.bot import bot_group
from cli.directive import directive
from cli.doctor import doctor
from cli.exports import export
from cli.imports import import_group
from cli.meeting import meeting
from cli.member import member
from cli.migrate import migrate
from cli.organisation import organisation
from cli.reports import reports
from cli.seed import seed_group
from cli.send_test import send_test
from cli.serve import serve
from cli.webhook import webhook
from cli.worker import worker
from core.application_role import UnsafeRole
from core.embedded_postgres import PostgresUnavailable
from core.errors import HandbookError
from core.settings import SettingsError


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="party-member-handbook", prog_name="handbook")
def handbook() -> None:
    """Sổ tay đảng viên điện tử: the electronic party-member handbook."""


for command in (
    serve,
    worker,
    bot_group,
    migrate,
    reports,
    seed_group,
    import_group,
    export,
    organisation,
    meeting,
    member,
    account,
    directive,
    audience,
    webhook,
    send_test,
    doctor,
):
    handbook.add_command(command)


def main() -> None:
    """Run a command: exit 0 when done, 1 with one sentence when it cannot, 2 when called wrongly."""
    try:
        handbook(prog_name="handbook")
    except (SettingsError, PostgresUnavailable, UnsafeRole) as error:
        _give_up(str(error))
    except HandbookError as error:
        _give_up(error.sentence("en"))
    except OperationalError as error:
        reason = str(error.orig).strip().splitlines()[0]
        _give_up(f"PostgreSQL does not answer: {reason} Check DATABASE_URL and that the server is running.")
    except OSError as error:
        _give_up(f"The system refused: {error}. Check free space and rights of the data folder.")


def _give_up(sentence: str) -> None:
    click.echo(f"handbook: {sentence}", err=True)
    sys.exit(1)
