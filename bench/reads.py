"""The reads that everybody waits for, on the demo organisation: inbox, audience count, board."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import orjson
from marshmallow import Schema, fields
from sqlalchemy import select, text

from bench.measure import cpu_us, row, wall_ms
from core.unit_of_work import Runtime
from demo import COMMUNE, SIZES, seed
from demo.accounts import SignIn
from models import Directive, SessionKind
from services import accounts, directives, reports
from services.actor import ANONYMOUS, Actor
from services.directives import AudienceLine, AudienceRule
from wsgi import create_app

_SIZES = {"small": COMMUNE, "national": SIZES["province"]}


def measures(runtime: Runtime, scale: str) -> list[dict[str, Any]]:
    """Fill an empty database with the demo (a province at national scale) and read from it."""
    sign_ins = seed(runtime, _SIZES[scale]).sign_ins
    return [
        _inbox(runtime, _one(sign_ins, "member")),
        _audience(runtime, _one(sign_ins, "publisher")),
        _attendance(runtime, _one(sign_ins, "organisation_board")),
    ]


def _one(sign_ins: list[SignIn], role: str) -> SignIn:
    return next(one for one in sign_ins if one.role == role)


def _sign_in(runtime: Runtime, who: SignIn) -> tuple[str, Actor]:
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
    """A request for the inbox; naive: whole rows as objects through marshmallow; limit: SQL and orjson."""
    token, actor = _sign_in(runtime, who)
    client = create_app(runtime).test_client()
    headers = {"Authorization": f"Bearer {token}"}
    with runtime.work(actor, read_only=True) as work:
        ids = [item.id for item in directives.inbox(work)]

    def naive() -> str:
        with runtime.work(actor, read_only=True) as work:
            visible = [directives.detail(work, one) for one in ids]
            return _NaiveItem(many=True).dumps([found.directive for found in visible])

    statement = select(Directive.id, Directive.symbol, Directive.abstract).where(Directive.id.in_(ids))

    def limit() -> bytes:
        with runtime.database.engine.connect() as connection:
            return orjson.dumps([tuple(one) for one in connection.execute(statement)])

    return row(
        "inbox_request_cpu_us",
        cpu_us(lambda: client.get("/api/v1/me/inbox", headers=headers)),
        "us",
        naive=cpu_us(naive, times=50),
        limit=cpu_us(limit),
        target=650.0,
    )


def _audience(runtime: Runtime, who: SignIn) -> dict[str, Any]:
    """Counting an audience; naive: one question a member."""
    _, actor = _sign_in(runtime, who)
    rule = AudienceRule(include=(AudienceLine(who.organisation),))
    with runtime.work(actor) as work:
        draft = directives.draft(
            work, symbol="1-BM/TU", type="TB", issuer="Bench", issued_on=date(2026, 1, 1), abstract="Bench"
        ).id

    def count() -> object:
        with runtime.work(actor, read_only=False) as work:
            return directives.preview_audience(work, draft, rule)

    return row("audience_count_ms", wall_ms(count), "ms", naive=None, limit=None, target=50.0)


def _attendance(runtime: Runtime, who: SignIn) -> dict[str, Any]:
    """A year by child organisation; naive: grouping the attendance of every person."""
    _, actor = _sign_in(runtime, who)
    with runtime.work(ANONYMOUS) as work:
        last = work.today
    first = last - timedelta(days=365)

    def report() -> object:
        with runtime.work(actor, read_only=True) as work:
            return reports.attendance(work, who.organisation, first_day=first, last_day=last)

    def naive() -> object:
        with runtime.work(actor, read_only=True) as work:
            return work.session.execute(_BY_PERSON, {"first": first, "last": last}).all()

    return row("attendance_report_ms", wall_ms(report), "ms", naive=wall_ms(naive), limit=None, target=50.0)


_BY_PERSON = text("""
    SELECT o.parent_id, count(*), count(*) FILTER (WHERE a.status IN ('present', 'present_online', 'late'))
      FROM attendance a JOIN meeting m ON m.id = a.meeting_id
      JOIN organisation o ON o.id = m.organisation_id
     WHERE m.held_on BETWEEN :first AND :last
     GROUP BY o.parent_id
""")
