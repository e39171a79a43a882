"""The devices a member is signed in on."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select

from models import AuthSession
from services.accounts.errors import SessionNotFound
from services.actor import Work
from services.audit_log import record


def own_sessions(work: Work) -> Sequence[AuthSession]:
    """Every device the actor is signed in on, last used first."""
    return work.session.scalars(
        select(AuthSession)
        .where(AuthSession.member_id == work.actor.identity, AuthSession.expires_at > work.now)
        .order_by(AuthSession.last_used_at.desc())
    ).all()


def sign_out(work: Work, session_id: UUID) -> None:
    """End one of the actor's own sessions; its token is worthless from now on.

    Raises:
        SessionNotFound: it is not among the actor's.
    """
    session = work.session.get(AuthSession, session_id)
    if session is None or session.member_id != work.actor.identity:
        raise SessionNotFound
    work.session.delete(session)
    record(work, "session.ended", session_id, member_id=session.member_id)
