"""The read that everybody waits for, on the demo organisation: the inbox."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import orjson
import psycopg
from marshmallow import Schema, fields

from bench.demonstration import fill, one_role
from bench.measure import cpu_us, row
from bench.request import reading
from core.clock import local_date, system_clock
from core.question import Question
from core.unit_of_work import Runtime
from core.vault import token_hash
from demo import PROVINCE
from demo.accounts import SignIn
from models import SessionKind
from services import accounts, directives
from services.accounts.authentication import BY_TOKEN
from services.actor import Actor
from services.directives import InboxItem
from services.directives.inbox import INBOX
from wsgi import create_app


def measures(runtime: Runtime, scale: str) -> list[dict[str, Any]]:
    """Fill an empty database with the demo (a province at national scale) and read from it."""
    return [_inbox(runtime, one_role(fill(runtime, scale, PROVINCE), "member"))]


def sign_in(runtime: Runtime, who: SignIn) -> tuple[str, Actor]:
    """Their token, and what they may do."""
    token = accounts.sign_in(
        runtime,
        login=who.login,
        password=who.password,
        otp=None,
        kind=SessionKind.BEARER,
        device_name="bench",
        address="127.0.0.1",
    ).token
    known = accounts.authenticate(runtime, token, SessionKind.BEARER)
    if known is None:
        raise RuntimeError("the token that was just given is not known")
    return token, known.actor


class _NaiveItem(Schema):
    id = fields.UUID()
    symbol = fields.String()
    abstract = fields.String()
    body = fields.String()
    published_at = fields.AwareDateTime()


def _inbox(runtime: Runtime, who: SignIn) -> dict[str, Any]:
    """A request for the inbox; naive: objects through marshmallow; limit: psycopg and orjson."""
    token, actor = sign_in(runtime, who)
    ask = reading(create_app(runtime), "/api/v1/me/inbox", token)
    with runtime.work(actor, read_only=True) as work:
        ids = [item.id for item in directives.inbox(work)]

    def naive() -> str:
        with runtime.work(actor, read_only=True) as work:
            visible = [directives.detail(work, one) for one in ids]
            return _NaiveItem(many=True).dumps([found.directive for found in visible])

    return row(
        "inbox_request_cpu_us",
        cpu_us(ask),
        "us",
        naive=cpu_us(naive, times=2),
        limit=cpu_us(_limit(runtime, token, actor)),
        target=650.0,
    )


def _limit(runtime: Runtime, token: str, actor: Actor) -> Callable[[], bytes]:
    """The same two questions without framework, session and pool: psycopg and orjson alone."""
    address = runtime.database.engine.url.set(drivername="postgresql")
    connection = psycopg.connect(address.render_as_string(hide_password=False), autocommit=True)
    cursor = psycopg.RawCursor(connection)
    values: dict[str, Any] = {
        "hash": token_hash(token),
        "member": actor.identity,
        "today": local_date(system_clock()),
        "below": 2**62,
        "limit": 51,
    }

    def asked(question: Question) -> list[tuple[Any, ...]]:
        return cursor.execute(question.numbered_sql, [values[name] for name in question.names]).fetchall()

    def answer() -> bytes:
        asked(BY_TOKEN)
        items = [dict(zip(InboxItem._fields, found, strict=True)) for found in asked(INBOX)]
        return orjson.dumps({"items": items, "next": None})

    return answer
