"""A year of directives, published to different parts of the tree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, time, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from core.clock import LOCAL_TIME_ZONE
from demo.chance import dice
from demo.history import History
from demo.people import Person
from demo.posts import People, office_post
from demo.receipts import let_read
from demo.sizes import Size
from demo.tables import entries, file
from demo.tree import PROVINCE, Tree, office_of
from models import LinkKind, MemberStatus, Role, Urgency
from services import deliveries, directives
from services.actor import Work
from services.directives import AudienceLine, AudienceRule


def publish_directives(history: History, tree: Tree, people: People, size: Size) -> None:
    """Let everything in ``directives.toml`` be drafted, and all but the drafts published and read."""
    for entry in entries("directives"):
        day = history.today - timedelta(days=entry["days_ago"])
        hour = dice("hour", entry["symbol"]).randint(8, 16)
        moment = datetime.combine(day, time(hour, 15), LOCAL_TIME_ZONE)
        history.at(moment, partial(_publish, history, tree, people, size, entry))


def _publish(history: History, tree: Tree, people: People, size: Size, entry: dict[str, Any]) -> None:
    history.made["directives"] += 1
    committee = _place(tree, entry["publisher"])
    publisher = office_post(people, committee, Role.PUBLISHER).person
    with history.acting(publisher) as work:
        directive_id = _draft(work, committee, entry)
        if "include" not in entry:
            return
        if "supersedes" in entry:
            older = directives.find_by_symbol(work, entry["supersedes"]).id
            directives.link(work, directive_id, older, kind=LinkKind.SUPERSEDES)
        for name in entry.get("files", []):
            directives.attach(work, directive_id, file_name=name, content=file(name))
        directives.publish(work, directive_id, _audience(tree, entry))
    with history.system() as work:
        numbers = _recipients(work, directive_id)
        recipients = [history.known.by_number[one] for one in numbers if one in history.known.by_number]
        published_at = work.now
    let_read(
        history,
        directive_id,
        recipients,
        published_at,
        symbol=entry["symbol"],
        share=entry["share"],
        at_most=size.readers,
        asks_to_acknowledge="acknowledge_within" in entry,
        until=_let_change(history, publisher, directive_id, published_at, entry),
    )


def _let_change(
    history: History, publisher: Person, directive_id: UUID, published_at: datetime, entry: dict[str, Any]
) -> datetime | None:
    """Let it be corrected or withdrawn some days later; when nobody can open it any more."""
    for happens, told in ((_correct, entry.get("corrected")), (_withdraw, entry.get("withdrawn"))):
        if told:
            moment = published_at + timedelta(days=told["after_days"])
            history.at(moment, partial(happens, history, publisher, directive_id, told))
            if happens is _withdraw:
                return moment
    return None


def _correct(history: History, publisher: Person, directive_id: UUID, told: dict[str, Any]) -> None:
    with history.acting(publisher) as work:
        body = directives.get(work, directive_id).body.replace(told["before"], told["now"])
        directives.correct(work, directive_id, what=told["what"], why=told["why"], body=body)


def _withdraw(history: History, publisher: Person, directive_id: UUID, told: dict[str, Any]) -> None:
    with history.acting(publisher) as work:
        directives.withdraw(work, directive_id, reason=told["reason"])


def _draft(work: Work, committee: str, entry: dict[str, Any]) -> UUID:
    days = entry.get("acknowledge_within")
    return directives.draft(
        work,
        organisation=committee,
        symbol=entry["symbol"],
        type=entry["type"],
        issuer=entry["issuer"],
        issued_on=entry.get("issued_on", work.today - timedelta(days=1)),
        abstract=entry["abstract"],
        summary=entry.get("summary"),
        asks_member=entry.get("asks_member"),
        asks_secretary=entry.get("asks_secretary"),
        asks_committee=entry.get("asks_committee"),
        body=_as_published(entry),
        urgency=Urgency(entry.get("urgency", Urgency.NORMAL)),
        acknowledge_by=work.today + timedelta(days=days) if days else None,
    ).id


def _as_published(entry: dict[str, Any]) -> str:
    """The body before it was corrected; the table holds it as it is now."""
    body: str = entry["body"]
    corrected = entry.get("corrected")
    return body.replace(corrected["now"], corrected["before"]) if corrected else body


def _audience(tree: Tree, entry: dict[str, Any]) -> AudienceRule:
    return AudienceRule(
        include=_lines(tree, entry["include"]),
        exclude=_lines(tree, entry.get("exclude", [])),
        roles=tuple(Role(role) for role in entry.get("roles", [])),
        statuses=tuple(MemberStatus(status) for status in entry.get("statuses", [])),
    )


def _lines(tree: Tree, places: Sequence[str]) -> tuple[AudienceLine, ...]:
    return tuple(AudienceLine(_place(tree, place)) for place in places)


def _place(tree: Tree, words: str) -> str:
    """The code of ``province``, ``commune 2``, ``office 2`` or ``base committee``."""
    kind, _, number = words.partition(" ")
    match kind:
        case "province":
            return PROVINCE
        case "commune":
            return tree.commune(int(number))
        case "office":
            return office_of(tree.commune(int(number)))
        case _:
            return tree.base_committee


def _recipients(work: Work, directive_id: UUID) -> Iterator[int]:
    """Cut the audience into chunks, as the worker would, and yield whom they hold (``member.number``)."""
    while chunk := deliveries.expand_next(work, directive_id):
        yield from chunk.recipients
