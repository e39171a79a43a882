"""One-time passwords from an authenticator app (RFC 6238), for who wants them."""

from __future__ import annotations

import hmac
from dataclasses import dataclass

import pyotp

from models import Account
from services.accounts.errors import AccountNotFound, TotpConfirmed, TotpNotBegun, WrongOtp
from services.actor import Work
from services.audit_log import record

_STEP_SECONDS = 30


@dataclass(frozen=True, slots=True)
class TotpOffer:
    """What the authenticator app has to be told, as text and as the address behind a QR code."""

    secret: str
    uri: str


@dataclass(frozen=True, slots=True)
class TotpStatus:
    """Whether signing in needs a code; ``offer`` is the secret that waits to be confirmed, if one does."""

    is_confirmed: bool
    offer: TotpOffer | None


def totp_status(work: Work) -> TotpStatus:
    """Where the actor's authenticator stands.

    Raises:
        AccountNotFound: the actor has no account.
    """
    account = work.session.get(Account, work.actor.identity)
    if account is None:
        raise AccountNotFound
    is_confirmed = account.totp_confirmed_at is not None
    secret = None if is_confirmed else work.vault.open_optional(account.totp_secret_sealed)
    return TotpStatus(is_confirmed, _offer(secret) if secret else None)


def begin_totp(work: Work) -> TotpOffer:
    """Make a secret for the actor's app; it counts only once a first code confirms it.

    Raises:
        TotpConfirmed: codes of another secret are in use.
    """
    account = _own_account(work)
    if account.totp_confirmed_at is not None:
        raise TotpConfirmed
    secret = pyotp.random_base32()
    account.totp_secret_sealed = work.vault.seal(secret)
    account.totp_last_step = None
    return _offer(secret)


def confirm_totp(work: Work, otp: str) -> None:
    """From now on signing in needs a code.

    Raises:
        TotpNotBegun: there is no secret to confirm.
        WrongOtp: the app and the handbook do not agree.
    """
    account = _own_account(work)
    if account.totp_secret_sealed is None:
        raise TotpNotBegun
    if not take_code(work, account, otp):
        raise WrongOtp(field="otp")
    account.totp_confirmed_at = work.now
    record(work, "totp.confirmed", account.member_id, member_id=account.member_id)


def stop_totp(work: Work, otp: str) -> None:
    """Signing in needs no code any more; a last one proves who asks.

    Raises:
        TotpNotBegun: no code was needed.
        WrongOtp: the code is not right.
    """
    account = _own_account(work)
    if account.totp_confirmed_at is None:
        raise TotpNotBegun
    if not take_code(work, account, otp):
        raise WrongOtp(field="otp")
    account.totp_secret_sealed = account.totp_confirmed_at = account.totp_last_step = None
    record(work, "totp.stopped", account.member_id, member_id=account.member_id)


def take_code(work: Work, account: Account, otp: str) -> bool:
    """Whether the code is right now (or was, or will be, half a minute away) and was not used.

    A code that is taken is used up.
    """
    if account.totp_secret_sealed is None:
        return False
    totp = pyotp.TOTP(work.vault.open(account.totp_secret_sealed))
    step = int(work.now.timestamp()) // _STEP_SECONDS
    typed = "".join(character for character in otp if character.isdecimal())
    for candidate in (step - 1, step, step + 1):
        fits = hmac.compare_digest(totp.generate_otp(candidate).encode(), typed.encode())
        if fits and candidate > (account.totp_last_step or 0):
            account.totp_last_step = candidate
            return True
    return False


def _offer(secret: str) -> TotpOffer:
    # No name and no number: the label is shown by an app that may copy it to a cloud.
    uri = pyotp.TOTP(secret).provisioning_uri(name="Sổ tay đảng viên", issuer_name="Sổ tay")
    return TotpOffer(secret, uri)


def _own_account(work: Work) -> Account:
    account = work.session.get(Account, work.actor.identity, with_for_update=True)
    if account is None:
        raise AccountNotFound
    return account
