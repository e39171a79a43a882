"""Signing people in without the cost of hashing a password."""

from __future__ import annotations

from sqlalchemy.dialects.postgresql import insert

from models import Account, SessionKind
from services.accounts.authentication import open_session
from tests.factories.world import Person, World


def open_bearer_session(world: World, person: Person) -> str:
    """A bearer token of the person, as signing in on a phone would give."""
    return _open(world, person, SessionKind.BEARER, "Điện thoại thử")


def open_cookie_session(world: World, person: Person) -> str:
    """The token of a session cookie of the person, as signing in on a page would give."""
    return _open(world, person, SessionKind.COOKIE, "Trình duyệt thử")


def _open(world: World, person: Person, kind: SessionKind, device_name: str) -> str:
    with world.system() as work:
        work.session.execute(
            insert(Account).values(member_id=person.member_id, created_at=work.now).on_conflict_do_nothing()
        )
        return open_session(work, person.member_id, kind, device_name).token
