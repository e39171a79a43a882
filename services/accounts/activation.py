"""The first way in: a printed one-time code that lets a member choose a password."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert

from core.one_time_code import as_typed, grouped, new_code
from core.unit_of_work import Runtime
from models import Account, ActivationCode, AuthSession, Member, SessionKind
from services import members
from services.accounts.authentication import SignedIn, open_session
from services.accounts.errors import ActivationRefused, WeakPassword
from services.accounts.passwords import hash_password
from services.accounts.rules import is_weak_password
from services.accounts.throttle import count_address, forgive_address
from services.actor import ANONYMOUS, Work
from services.audit_log import record
from services.permissions import Permission

CODE_LIFETIME = timedelta(days=30)


def issue_activation_code(work: Work, member_id: UUID) -> str:
    """A fresh one-time code, ``XXXX-XXXX-XXXX`` (58 bits), good for 30 days; older ones end.

    Also the way back for who forgot their password: using it ends every session.

    Raises:
        MemberNotFound: there is none that the actor may see.
        Forbidden: the actor issues no codes in that member's cell.
    """
    row = members.get(work, member_id)
    work.actor.require(Permission.ACTIVATION_ISSUE, row.cell.ancestors)
    work.session.execute(
        insert(Account).values(member_id=member_id, created_at=work.now).on_conflict_do_nothing()
    )
    # Held, so that two who issue a code at once take turns: the later code is the one that counts.
    work.session.get_one(Account, member_id, with_for_update=True)
    code = new_code(12)
    work.session.merge(
        ActivationCode(
            member_id=member_id, code_index=_index(work, code), expires_at=work.now + CODE_LIFETIME
        )
    )
    record(work, "activation.issued", member_id, organisation_id=row.cell.id, member_id=member_id)
    return grouped(code)


def activate(
    runtime: Runtime, *, code: str, password: str, kind: SessionKind, device_name: str, address: str
) -> SignedIn:
    """Exchange a one-time code for a password of one's own, and sign in.

    Takes the runtime, as signing in does: attempts are counted though they are refused.

    Raises:
        SignInBlocked: too many attempts from this address.
        ActivationRefused: no such code, used, or too old.
        WeakPassword: the code is still good; choose another password.
    """
    with runtime.work(ANONYMOUS) as work:
        count_address(work, address)
    with runtime.work(ANONYMOUS) as work:
        activation = _take(work, code)
        member = work.session.get_one(Member, activation.member_id)
        phone = work.vault.open(member.phone_sealed) if member.phone_sealed else None
        if is_weak_password(password, [member.card_number, phone]):
            raise WeakPassword(field="password")
        _set_password(work, member.id, password)
        forgive_address(work, address)
        record(work, "account.activated", member.id, member_id=member.id)
        return open_session(work, member.id, kind, device_name)


def activated_among(work: Work, member_ids: Collection[UUID]) -> frozenset[UUID]:
    """Those of the given members, seen by the actor before, who have chosen a password."""
    query = select(Account.member_id).where(
        Account.member_id.in_(member_ids), Account.password_hash.is_not(None)
    )
    return frozenset(work.session.scalars(query))


def _take(work: Work, code: str) -> ActivationCode:
    activation = work.session.scalar(
        select(ActivationCode).where(ActivationCode.code_index == _index(work, code)).with_for_update()
    )
    if activation is None or work.now >= activation.expires_at:
        raise ActivationRefused
    work.session.delete(activation)
    return activation


def _set_password(work: Work, member_id: UUID, password: str) -> None:
    account = work.session.get_one(Account, member_id, with_for_update=True)
    account.password_hash = hash_password(password)
    account.activated_at = account.activated_at or work.now
    work.session.execute(delete(AuthSession).where(AuthSession.member_id == member_id))


def _index(work: Work, code: str) -> bytes:
    return work.vault.index("activation code", as_typed(code))
