"""Directives in a chat: that there are some, when they came, and the member's word that they were read."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from bot import texts
from bot.buttons import Section, StaleButton, id_in, page_button
from bot.conversation import Ask, Button, Manner, Reply, Row
from models import Directive, Urgency
from services import directives
from services.actor import Work
from services.directives import DirectiveNotFound, InboxItem, ReceiptState

_PAGE = 5


def unread(work: Work, _ask: Ask) -> Reply:
    """The newest directives that the member has not opened."""
    return _page(work, before=None, shown=0, manner=Manner.NEW)


def more_unread(work: Work, ask: Ask) -> Reply:
    """The next page; ``ask.words`` is ``<seq of the last one shown>:<number of those shown>``.

    Raises:
        StaleButton: it is something else.
    """
    try:
        before, shown = (int(part) for part in ask.words.split(":"))
    except ValueError:
        raise StaleButton from None
    return _page(work, before=before, shown=shown, manner=Manner.IN_PLACE)


def card(work: Work, ask: Ask) -> Reply:
    """One directive, without anything of its content.

    Raises:
        DirectiveNotFound: there is none that was sent to the member.
        StaleButton: ``ask.words`` is no id.
    """
    directive, published_at, state = _addressed(work, ask)
    acknowledged = state is ReceiptState.ACKNOWLEDGED
    rows: list[Row] = [(page_button(work, texts.OPEN, Section.DIRECTIVES, directive.id),)]
    if not acknowledged:
        rows.append((_acknowledge_button(texts.ACKNOWLEDGE, directive.id),))
    words = texts.directive_card(published_at, directive.urgency, acknowledged=acknowledged)
    return Reply(words, tuple(rows))


def acknowledge(work: Work, ask: Ask) -> Reply:
    """Acknowledge what was opened in the handbook; of anything else ask whether it was read.

    Raises:
        DirectiveNotFound, StaleButton: see :func:`card`.
    """
    directive, published_at, state = _addressed(work, ask)
    if state is not None:
        return _acknowledged(work, directive, published_at, Manner.NEW)
    return Reply(
        texts.ask_whether_read(published_at),
        (
            (page_button(work, texts.OPEN, Section.DIRECTIVES, directive.id),),
            (Button(texts.I_HAVE_READ, tap=f"ack-read:{directive.id.hex}"),),
            (Button(texts.LATER, tap="cancel"),),
        ),
    )


def acknowledge_as_read(work: Work, ask: Ask) -> Reply:
    """Acknowledge on the member's word that they have read it.

    Raises:
        DirectiveNotFound, StaleButton: see :func:`card`.
    """
    directive, published_at, _ = _addressed(work, ask)
    return _acknowledged(work, directive, published_at, Manner.IN_PLACE)


def _page(work: Work, *, before: int | None, shown: int, manner: Manner) -> Reply:
    items = directives.inbox(work, unread=True, before=before, limit=_PAGE + 1)
    if not items:
        return Reply(texts.NOTHING_UNREAD, manner=manner)
    numbered = list(enumerate(items[:_PAGE], start=shown + 1))
    lines = [
        texts.directive_line(number, item.published_at, Urgency(item.urgency)) for number, item in numbered
    ]
    rows = [row for number, item in numbered for row in _rows(work, number, item)]
    if len(items) > _PAGE:
        last_number, last = numbered[-1]
        rows.append((Button(texts.MORE, tap=f"unread:{last.seq}:{last_number}"),))
    return Reply(texts.unread(directives.unread_count(work), lines), tuple(rows), manner)


def _rows(work: Work, number: int, item: InboxItem) -> tuple[Row, Row]:
    """One below the other: side by side, a phone with large letters cuts the numbers off."""
    return (
        (page_button(work, f"{texts.OPEN_DIRECTIVE} {number}", Section.DIRECTIVES, item.id),),
        (_acknowledge_button(f"{texts.ACKNOWLEDGE} {number}", item.id),),
    )


def _acknowledge_button(label: str, directive_id: UUID) -> Button:
    return Button(label, tap=f"ack:{directive_id.hex}")


def _addressed(work: Work, ask: Ask) -> tuple[Directive, datetime, ReceiptState | None]:
    """A directive sent to the member, when, and whether they have read or acknowledged it."""
    found = directives.detail(work, id_in(ask.words))
    published_at = found.directive.published_at
    if not found.is_addressed or published_at is None:
        raise DirectiveNotFound
    return found.directive, published_at, _state(found)


def _state(found: directives.DirectiveDetail) -> ReceiptState | None:
    if found.receipt is None or found.receipt.read_at is None:
        return None
    return ReceiptState.ACKNOWLEDGED if found.receipt.acknowledged_at else ReceiptState.READ


def _acknowledged(work: Work, directive: Directive, published_at: datetime, manner: Manner) -> Reply:
    directives.confirm(work, directive.id, ReceiptState.ACKNOWLEDGED)
    return Reply(texts.acknowledged(published_at), manner=manner)
