"""Closing an account: whoever is no member any more has no rights and no way in. And opening it again."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import ColumnElement, delete, or_, update

from models import Account, ActivationCode, AuthSession, RoleGrant
from services.actor import Work


def close(work: Work, member_id: UUID) -> None:
    """End a member's roles, sessions and sign-in today; rights of the past stay on record.

    The caller has decided that their membership ends.
    """
    _end_roles(work, RoleGrant.member_id == member_id)
    work.session.execute(delete(AuthSession).where(AuthSession.member_id == member_id))
    work.session.execute(delete(ActivationCode).where(ActivationCode.member_id == member_id))
    work.session.execute(
        update(Account)
        .where(Account.member_id == member_id, Account.disabled_at.is_(None))
        .values(disabled_at=work.now)
    )


def reopen(work: Work, member_id: UUID) -> None:
    """Let who came back sign in as before; roles are granted anew, by whoever may.

    The caller has decided that they are a member again.
    """
    work.session.execute(
        update(Account)
        .where(Account.member_id == member_id, Account.disabled_at.is_not(None))
        .values(disabled_at=None)
    )


def end_roles_at(work: Work, member_id: UUID, organisation_id: int) -> None:
    """End the roles that a member holds at just one organisation, today."""
    _end_roles(work, (RoleGrant.member_id == member_id) & (RoleGrant.organisation_id == organisation_id))


def _end_roles(work: Work, which: ColumnElement[bool]) -> None:
    # A grant that began only today gave a right until now: the audit log keeps that it was given.
    work.session.execute(delete(RoleGrant).where(which, RoleGrant.valid_from >= work.today))
    still_held = or_(RoleGrant.valid_to.is_(None), RoleGrant.valid_to > work.today)
    work.session.execute(update(RoleGrant).where(which, still_held).values(valid_to=work.today))
