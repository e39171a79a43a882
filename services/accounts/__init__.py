"""Accounts: activation, sign-in, devices signed in, one-time passwords, roles."""

from services.accounts.activation import activate, issue_activation_code
from services.accounts.authentication import SignedIn, actor_of, authenticate, rotate
from services.accounts.identity import HeldRole, Identity, identity
from services.accounts.roles import grant_role
from services.accounts.sessions import own_sessions, sign_out
from services.accounts.sign_in import sign_in
from services.accounts.totp import begin_totp, confirm_totp, stop_totp

__all__ = [
    "HeldRole",
    "Identity",
    "SignedIn",
    "activate",
    "actor_of",
    "authenticate",
    "begin_totp",
    "confirm_totp",
    "grant_role",
    "identity",
    "issue_activation_code",
    "own_sessions",
    "rotate",
    "sign_in",
    "sign_out",
    "stop_totp",
]
