"""Finding the account behind what somebody typed as their login."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import or_, select

from core.vietnamese import normalise
from models import Account, Member
from services import members
from services.actor import Work


def canonical_login(login: str) -> str:
    """One form for all ways to write a number, so that attempts on it are counted together."""
    try:
        return members.phone_e164(login)
    except members.MalformedNumber:
        return "".join(character for character in normalise(login).casefold() if character.isalnum())


def find_account(work: Work, login: str) -> Account | None:
    """The usable account of that phone or card number: activated and not disabled."""
    conditions = members.number_conditions(work, login, ("phone", "card_number"))
    if not conditions:
        return None
    return work.session.scalar(
        select(Account)
        .join(Member, Member.id == Account.member_id)
        .where(or_(*conditions), Account.disabled_at.is_(None), Account.password_hash.is_not(None))
        # One person's card number may look like another's phone number: the phone wins.
        .order_by(conditions[0].desc())
        .limit(1)
    )


def member_with_number(work: Work, number: str) -> UUID:
    """The member of that phone or card number, with or without an account.

    Raises:
        MemberNotFound: there is none that the actor may see.
    """
    conditions = members.number_conditions(work, number, ("phone", "card_number"))
    visible = members.visible_to(work.actor, work.today)
    found = (
        work.session.scalars(select(Member.id).where(or_(*conditions), visible)).first()
        if conditions
        else None
    )
    if found is None:
        raise members.MemberNotFound
    return found
