"""Closing an account: whoever is no member any more has no rights and no way in."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import delete, or_, update

from models import Account, ActivationCode, AuthSession, RoleGrant
from services.actor import Work


def close(work: Work, member_id: UUID) -> None:
    """End a member's roles, sessions and sign-in today; rights of the past stay on record.

    The caller has decided that their membership ends.
    """
    of_member = RoleGrant.member_id == member_id
    # A grant that began only today gave a right until now: the audit log keeps that it was given.
    work.session.execute(delete(RoleGrant).where(of_member, RoleGrant.valid_from >= work.today))
    still_held = or_(RoleGrant.valid_to.is_(None), RoleGrant.valid_to > work.today)
    work.session.execute(update(RoleGrant).where(of_member, still_held).values(valid_to=work.today))
    work.session.execute(delete(AuthSession).where(AuthSession.member_id == member_id))
    work.session.execute(delete(ActivationCode).where(ActivationCode.member_id == member_id))
    work.session.execute(
        update(Account)
        .where(Account.member_id == member_id, Account.disabled_at.is_(None))
        .values(disabled_at=work.now)
    )
