"""``handbook doctor``: what works, what is missing, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date

import click
import orjson
from sqlalchemy import make_url, text

from cli.attached import attached_runtime
from core.clock import local_date
from core.unit_of_work import Runtime
from services import calendar


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: ``ok``, and a sentence."""

    subject: str
    ok: bool
    sentence: str


@click.command()
@click.option("--json", "as_json", is_flag=True, help="For machines.")
def doctor(as_json: bool) -> None:
    """Look at database, roles and channels; exit 1 if something needs care."""
    with attached_runtime("doctor") as runtime:
        findings = [*_database(runtime), *_channels(runtime), *working_calendar(local_date(runtime.clock()))]
    if as_json:
        click.echo(orjson.dumps([asdict(finding) for finding in findings]))
    for finding in [] if as_json else findings:
        click.echo(f"{'ok  ' if finding.ok else 'CARE'}  {finding.subject}: {finding.sentence}")
    if not all(finding.ok for finding in findings):
        raise SystemExit(1)


def _database(runtime: Runtime) -> Iterator[Finding]:
    with runtime.database.session(read_only=True) as session:
        version = session.scalar(text("SHOW server_version"))
        revision = session.scalar(text("SELECT version_num FROM alembic_version"))
        role = session.scalar(text("SELECT current_user"))
        waiting = session.scalar(text("SELECT count(*) FROM procrastinate_jobs WHERE status = 'todo'"))
    owner = make_url(runtime.settings.database_url or "").username
    yield Finding("database", True, f"PostgreSQL {version}, structure {revision}, {waiting} jobs waiting.")
    yield Finding(
        "role",
        role != owner,
        f"The application connects as {role}."
        if role != owner
        else f"The application connects as the owner {role}: grant it CREATEROLE and run 'handbook migrate'.",
    )


def _channels(runtime: Runtime) -> Iterator[Finding]:
    settings = runtime.settings
    for channel, configured, advice in (
        ("fcm", settings.firebase_credentials, "set FIREBASE_CREDENTIALS to ring Android phones and iPhones"),
        ("zalo", settings.zalo_bot_token, "set ZALO_BOT_TOKEN to send notices by Zalo"),
        ("telegram", settings.telegram_bot_token, "set TELEGRAM_BOT_TOKEN to offer the chat bot"),
    ):
        sentence = "configured." if configured else f"not configured; {advice}. The other channels work."
        yield Finding(channel, True, sentence)
    yield Finding("webpush", True, "configured: its key is made when absent.")


def working_calendar(today: date) -> Iterator[Finding]:
    """Whether deadlines in working days can be counted for long enough."""
    warnings = calendar.needs_care(today)
    for warning in warnings:
        advice = f"Put the announced days into services/calendar/years/{warning.year}.toml and restart."
        yield Finding("calendar", False, f"{warning.en} {advice}")
    if not warnings:
        yield Finding("calendar", True, f"holidays are known until {calendar.data_ends_on():%d/%m/%Y}.")
