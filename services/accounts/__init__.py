"""Accounts: activation, sign-in, devices signed in, one-time passwords, roles."""

from services.accounts.activation import activate, activated_among, issue_activation_code
from services.accounts.authentication import SignedIn, actor_of, alive, authenticate, rotate
from services.accounts.closing import close, end_roles_at, reopen
from services.accounts.errors import OtpRequired
from services.accounts.identity import HeldRole, Identity, identity
from services.accounts.logins import member_with_number
from services.accounts.roles import RoleAt, grant_role, holders_at, holders_of, roles_at
from services.accounts.sessions import own_sessions, sign_out
from services.accounts.sign_in import sign_in
from services.accounts.totp import TotpOffer, TotpStatus, begin_totp, confirm_totp, stop_totp, totp_status

__all__ = [
    "HeldRole",
    "Identity",
    "OtpRequired",
    "RoleAt",
    "SignedIn",
    "TotpOffer",
    "TotpStatus",
    "activate",
    "activated_among",
    "actor_of",
    "alive",
    "authenticate",
    "begin_totp",
    "close",
    "confirm_totp",
    "end_roles_at",
    "grant_role",
    "holders_at",
    "holders_of",
    "identity",
    "issue_activation_code",
    "member_with_number",
    "own_sessions",
    "reopen",
    "roles_at",
    "rotate",
    "sign_in",
    "sign_out",
    "stop_totp",
    "totp_status",
]
