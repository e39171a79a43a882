"""Signing in with a number and a password, and a one-time password where the member chose one."""

from __future__ import annotations

from core.unit_of_work import Runtime
from models import Account, SessionKind
from services.accounts.authentication import SignedIn, open_session
from services.accounts.errors import OtpRequired, SignInRefused, WrongOtp
from services.accounts.logins import canonical_login, find_account
from services.accounts.passwords import verify_password
from services.accounts.throttle import count_attempt, forgive
from services.accounts.totp import take_code
from services.actor import ANONYMOUS, Work
from services.audit_log import record


def sign_in(
    runtime: Runtime,
    *,
    login: str,
    password: str,
    otp: str | None,
    kind: SessionKind,
    device_name: str,
    address: str,
) -> SignedIn:
    """Open a session for the member of that phone or card number.

    Takes the runtime, not a unit of work: an attempt is counted even though it is then refused,
    and no connection waits while a password is hashed.

    Args:
        address: where the request came from; only a keyed hash of it is kept.

    Raises:
        SignInBlocked: too many attempts; the same for logins that do not exist.
        SignInRefused: for every other reason, the same sentence.
        OtpRequired: the password was right and a one-time password is missing.
        WrongOtp: the password was right and the one-time password was not.
    """
    canonical = canonical_login(login)
    with runtime.work(ANONYMOUS) as work:
        count_attempt(work, canonical, address)
        account = find_account(work, login)
    if not verify_password(account.password_hash if account else None, password) or account is None:
        raise SignInRefused
    with runtime.work(ANONYMOUS) as work:
        _check_second_factor(work, account, otp)
        forgive(work, canonical, address)
        signed_in = open_session(work, account.member_id, kind, device_name)
        record(work, "session.opened", signed_in.session_id, member_id=account.member_id)
        return signed_in


def _check_second_factor(work: Work, found: Account, otp: str | None) -> None:
    account = work.session.get_one(Account, found.member_id, with_for_update=True)
    if account.password_hash != found.password_hash or account.disabled_at is not None:
        raise SignInRefused  # changed while the password was being verified
    if account.totp_confirmed_at is None:
        return
    if not otp:
        raise OtpRequired
    if not take_code(work, account, otp):
        raise WrongOtp(field="otp")
