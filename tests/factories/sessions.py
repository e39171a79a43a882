"""Signing people in without the cost of hashing a password."""

from __future__ import annotations

from sqlalchemy.dialects.postgresql import insert

from models import Account, SessionKind
from services.accounts.authentication import open_session
from tests.factories.world import Person, World


def open_bearer_session(world: World, person: Person) -> str:
    """A bearer token of the person, as signing in would give."""
    with world.system() as work:
        work.session.execute(
            insert(Account).values(member_id=person.member_id, created_at=work.now).on_conflict_do_nothing()
        )
        return open_session(work, person.member_id, SessionKind.BEARER, "Điện thoại thử").token
