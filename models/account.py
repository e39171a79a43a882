"""Accounts: how a member signs in, what they may do and where, and from which devices."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Identity, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base, Word, one_of
from core.identifiers import new_id
from models.belonging_change import THIS_CHANGE


class Account(Base):
    """A member's way in. Without ``password_hash`` it waits for its activation."""

    __tablename__ = "account"

    member_id: Mapped[UUID] = mapped_column(ForeignKey("member.id"), primary_key=True)
    password_hash: Mapped[str | None]
    activated_at: Mapped[datetime | None]
    disabled_at: Mapped[datetime | None]
    totp_secret_sealed: Mapped[bytes | None]
    totp_confirmed_at: Mapped[datetime | None]
    totp_last_step: Mapped[int | None]
    """The 30-second step of the last code taken, so that no code is good twice."""
    last_seen_on: Mapped[date | None]
    """The last day on which a device of theirs opened the handbook; sessions come and go."""
    created_at: Mapped[datetime]


class ActivationCode(Base):
    """A one-time code, printed and handed over, that lets a member choose a password."""

    __tablename__ = "activation_code"

    member_id: Mapped[UUID] = mapped_column(ForeignKey("account.member_id"), primary_key=True)
    code_index: Mapped[bytes] = mapped_column(unique=True)
    expires_at: Mapped[datetime]


class Role(StrEnum):
    """What somebody does in the handbook; ``services/permissions.py`` says what each may."""

    MEMBER = "member"
    CELL_SECRETARY = "cell_secretary"
    PUBLISHER = "publisher"
    FEEDBACK_OFFICER = "feedback_officer"
    ORGANISATION_BOARD = "organisation_board"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"


class RoleGrant(Base):
    """A role held at an organisation and everywhere below it. ``member`` needs no grant."""

    __tablename__ = "role_grant"

    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    member_id: Mapped[UUID] = mapped_column(ForeignKey("member.id"))
    role: Mapped[Role] = mapped_column(Word(Role))
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
    change_id: Mapped[int | None] = mapped_column(server_default=THIS_CHANGE)
    """Since which change it is known; None: from the beginning."""

    __table_args__ = (
        one_of("role", Role),
        CheckConstraint("role <> 'member'", name="member_is_by_membership"),
        CheckConstraint("valid_to > valid_from", name="validity"),
        UniqueConstraint("member_id", "role", "organisation_id", "valid_from"),
        Index("ix_role_grant_organisation_role", "organisation_id", "role"),
    )


class SessionKind(StrEnum):
    """How the token travels: a phone's bearer header or a page's cookie."""

    BEARER = "bearer"
    COOKIE = "cookie"


class AuthSession(Base):
    """One signed-in device, phone or browser alike. Only hashes of its tokens are kept."""

    __tablename__ = "auth_session"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    member_id: Mapped[UUID] = mapped_column(ForeignKey("account.member_id"), index=True)
    kind: Mapped[SessionKind] = mapped_column(Word(SessionKind))
    token_hash: Mapped[bytes] = mapped_column(unique=True)
    previous_token_hash: Mapped[bytes | None] = mapped_column(unique=True)
    """The token before the last rotation, good for a short while: answers get lost on the way."""
    rotated_at: Mapped[datetime]
    device_name: Mapped[str]
    created_at: Mapped[datetime]
    last_used_at: Mapped[datetime]
    expires_at: Mapped[datetime]

    __table_args__ = (one_of("kind", SessionKind),)


class SignInThrottle(Base):
    """Failed attempts counted by a keyed hash: of a login, known or not, or of an address."""

    __tablename__ = "sign_in_throttle"

    key: Mapped[bytes] = mapped_column(primary_key=True)
    failures: Mapped[int]
    blocked_until: Mapped[datetime | None]
    last_failure_at: Mapped[datetime]
