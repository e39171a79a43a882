"""From a token to who is acting: one look-up a request, and the rotation of tokens."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Row, or_, text, update

from core.clock import local_date
from core.errors import Unauthenticated
from core.question import Question
from core.unit_of_work import Runtime
from core.vault import token_hash
from models import Account, AuthSession, MemberStatus, Role, SessionKind
from services.actor import ANONYMOUS, Actor, Grant, Work

LIFETIME = {SessionKind.BEARER: timedelta(days=180), SessionKind.COOKIE: timedelta(days=30)}
IDLE_LIMIT = {SessionKind.BEARER: timedelta(days=60), SessionKind.COOKIE: timedelta(days=14)}
# A phone may ask twice at once, or lose the answer that carried its new token.
GRACE_AFTER_ROTATION = timedelta(minutes=2)
ROTATE_COOKIES_AFTER = timedelta(hours=24)
_TOUCH_EVERY = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A session that was just opened or rotated; only now is the token known."""

    token: str
    expires_at: datetime
    session_id: UUID
    member_id: UUID


@dataclass(frozen=True, slots=True)
class Authenticated:
    """Who a token belongs to, and whether it is time to give the device a new one."""

    actor: Actor
    rotation_due: bool


# A member's status, cells and roles, as of a day: paths of ids from the root down.
_RIGHTS = """
    m.id AS member_id, m.status,
    ARRAY(SELECT array_to_string(o.ancestors, ',')
            FROM membership p JOIN organisation o ON o.id = p.organisation_id
           WHERE p.member_id = m.id AND p.valid_from <= :today
             AND (p.valid_to IS NULL OR p.valid_to > :today)) AS cells,
    ARRAY(SELECT g.role || ':' || array_to_string(o.ancestors, ',')
            FROM role_grant g JOIN organisation o ON o.id = g.organisation_id
           WHERE g.member_id = m.id AND g.valid_from <= :today
             AND (g.valid_to IS NULL OR g.valid_to > :today)) AS roles
"""
BY_TOKEN = Question(f"""
    SELECT s.id, s.kind, s.expires_at, s.last_used_at, s.rotated_at,
           s.token_hash = :hash AS is_latest, {_RIGHTS}
      FROM auth_session s
      JOIN account a ON a.member_id = s.member_id AND a.disabled_at IS NULL
      JOIN member m ON m.id = s.member_id
     WHERE s.token_hash = :hash OR s.previous_token_hash = :hash
""")  # noqa: S608 - only constants of this file are put together
_BY_MEMBER = text(f"""
    SELECT CAST(NULL AS uuid) AS id, {_RIGHTS}
      FROM member m LEFT JOIN account a ON a.member_id = m.id
     WHERE m.id = :member AND a.disabled_at IS NULL
""")  # noqa: S608 - likewise


def authenticate(runtime: Runtime, token: str, kind: SessionKind) -> Authenticated | None:
    """Who a token belongs to; None where it is unknown, expired, idle for too long or superseded.

    Takes the runtime: it opens a short unit of its own, and writes "last used" only now and then.
    """
    with runtime.glance(ANONYMOUS) as work:
        rows = work.ask(BY_TOKEN, hash=token_hash(token), today=work.today)
        now = work.now
    row = _Found._make(rows[0]) if rows else None
    if row is None or row.kind != kind or not _is_alive(row, now):
        return None
    if now - row.last_used_at > _TOUCH_EVERY:
        with runtime.work(ANONYMOUS) as work:
            work.session.execute(update(AuthSession).where(AuthSession.id == row.id).values(last_used_at=now))
            if local_date(row.last_used_at) != work.today:
                _seen_today(work, row.member_id)
    due = kind is SessionKind.COOKIE and now - row.rotated_at > ROTATE_COOKIES_AFTER
    return Authenticated(_actor(row), rotation_due=due)


def actor_of(work: Work, member_id: UUID) -> Actor:
    """The rights of a member known by other means than a token: a chat linked to them, say.

    Raises:
        Unauthenticated: there is no such member, or their account is disabled.
    """
    row = work.session.execute(_BY_MEMBER, {"member": member_id, "today": work.today}).one_or_none()
    if row is None:
        raise Unauthenticated
    return _actor(row)


def open_session(work: Work, member_id: UUID, kind: SessionKind, device_name: str) -> SignedIn:
    """A new session with a fresh random token of 256 bits."""
    token = secrets.token_urlsafe(32)
    session = AuthSession(
        member_id=member_id,
        kind=kind,
        token_hash=token_hash(token),
        device_name=device_name[:100],
        created_at=work.now,
        rotated_at=work.now,
        last_used_at=work.now,
        expires_at=work.now + LIFETIME[kind],
    )
    work.session.add(session)
    work.session.flush()
    _seen_today(work, member_id)
    return SignedIn(token, session.expires_at, session.id, member_id)


def rotate(work: Work) -> SignedIn:
    """Give the device of this request a new token; the old one is good for a short while more.

    Raises:
        Unauthenticated: the session has ended, or who asks came without one: from a chat, say.
    """
    session_id = work.actor.session_id
    session = work.session.get(AuthSession, session_id, with_for_update=True) if session_id else None
    if session is None:
        raise Unauthenticated
    token = secrets.token_urlsafe(32)
    session.previous_token_hash = session.token_hash
    session.token_hash = token_hash(token)
    session.rotated_at = work.now
    work.flush()
    return SignedIn(token, session.expires_at, session.id, session.member_id)


def alive(now: datetime) -> ColumnElement[bool]:
    """The sessions whose token is still good: see :func:`authenticate`."""
    idle = or_(
        *(
            (AuthSession.kind == kind) & (AuthSession.last_used_at > now - limit)
            for kind, limit in IDLE_LIMIT.items()
        )
    )
    return (AuthSession.expires_at > now) & idle


def _seen_today(work: Work, member_id: UUID) -> None:
    work.session.execute(
        update(Account).where(Account.member_id == member_id).values(last_seen_on=work.today)
    )


class _Found(NamedTuple):
    """A session and its member's rights, in the order of ``BY_TOKEN``."""

    id: UUID
    kind: str
    expires_at: datetime
    last_used_at: datetime
    rotated_at: datetime
    is_latest: bool
    member_id: UUID
    status: str
    cells: list[str]
    roles: list[str]


def _is_alive(row: _Found, now: datetime) -> bool:
    if now >= row.expires_at or now - row.last_used_at >= IDLE_LIMIT[SessionKind(row.kind)]:
        return False
    return bool(row.is_latest) or now - row.rotated_at < GRACE_AFTER_ROTATION


def _actor(row: _Found | Row[*tuple[Any, ...]]) -> Actor:
    cells = [Grant(Role.MEMBER, _path(cell)) for cell in row.cells]
    roles = [Grant(Role(role), _path(path)) for role, _, path in (held.partition(":") for held in row.roles)]
    return Actor(
        member_id=row.member_id,
        status=MemberStatus(row.status),
        grants=(*cells, *roles),
        session_id=row.id,
    )


def _path(ids: str) -> tuple[int, ...]:
    return tuple(int(one) for one in ids.split(","))
