"""A phone that asks on and on while several publish misses nothing and sees nothing twice."""

from __future__ import annotations

import random
import time
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date

from services import directives
from services.directives import AudienceLine, AudienceRule
from tests.factories import Person, World

PUBLISHERS, EACH = 3, 8


def publish(world: World, publisher: int) -> list[int]:
    """Publish one after the other, each time dawdling before the commit; the numbers they got."""
    dice = random.Random(publisher)  # noqa: S311 - nothing secret hangs on it
    numbers = []
    for place in range(EACH):
        with world.acting("publisher@T1") as work:
            directive = directives.draft(
                work,
                symbol=f"{publisher}-{place}/TU",
                type="HD",
                issuer="T1",
                issued_on=date(2026, 11, 20),
                abstract="Về sinh hoạt chi bộ",
                body="Một đoạn.",
            )
            time.sleep(dice.random() / 50)
            directives.publish(work, directive.id, AudienceRule((AudienceLine("X1"),)))
            time.sleep(dice.random() / 50)
            numbers.append(directive.seq or 0)
    return numbers


def follow(world: World, reader: Person, publishers: list[Future[list[int]]]) -> list[int]:
    """Ask for what is new until all have published, and then once more."""
    seen: list[int] = []
    is_last = False
    while not is_last:
        is_last = all(one.done() for one in publishers)
        with world.acting(reader, read_only=True) as work:
            seen += [item.seq for item in directives.sync(work, after=seen[-1] if seen else 0)[0]]
    return seen


def test_every_number_is_seen_once_and_in_order(world: World) -> None:
    with ThreadPoolExecutor(PUBLISHERS + 2) as pool:
        publishers = [pool.submit(publish, world, number) for number in range(PUBLISHERS)]
        readers = [pool.submit(follow, world, person, publishers) for person in world.members["A"][:2]]
        published = sorted(number for one in publishers for number in one.result(60))
        seen = [one.result(60) for one in readers]
    assert len(set(published)) == PUBLISHERS * EACH
    assert seen == [published, published]
