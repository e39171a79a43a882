"""Who has the handbook and uses it: the kept and the fresh counts against a naive reading of all accounts."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import pytest

from models import Account, AdoptionFigure, AuthSession, MemberStatus, SessionKind
from notifications.adoption import count_adoption
from services import movement, organisations, reports
from services.rule_packs import Level
from tests.conftest import StoppedClock
from tests.factories import Person, World

EVERYWHERE = ("TW", "T1", "VP", "X1", "X2", "A", "B", "C", "D")
Counts = tuple[int, int, int, int]


def account(world: World, person: Person, *, activated: bool = True, disabled: bool = False) -> None:
    with world.system() as work:
        work.session.add(
            Account(
                member_id=person.member_id,
                activated_at=work.now if activated else None,
                disabled_at=work.now if disabled else None,
                created_at=work.now,
            )
        )


def device(world: World, person: Person, used_at: datetime, kind: SessionKind = SessionKind.BEARER) -> None:
    """A session last used then; the account was seen that day."""
    with world.system() as work:
        work.session.add(
            AuthSession(
                member_id=person.member_id,
                kind=kind,
                token_hash=person.member_id.bytes + kind.encode(),
                device_name="Điện thoại",
                created_at=used_at,
                rotated_at=used_at,
                last_used_at=used_at,
                expires_at=used_at + timedelta(days=180),
            )
        )
        work.session.get_one(Account, person.member_id).last_seen_on = used_at.date()


def counts(world: World, code: str) -> Counts:
    with world.system() as work:
        sums = reports.adoption(work, code).total.sums
    return sums.members, sums.activated, sums.signed_in, sums.active


@pytest.mark.parametrize("seed", range(3))
def test_every_level_counts_what_a_reader_of_all_accounts_counts(world: World, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - nothing secret hangs on it
    wanted = dict.fromkeys(EVERYWHERE, (0, 0, 0, 0))
    for person in everybody(world):
        one = person_of_chance(world, person, chance)
        for place in way_of(world, person.cell):
            wanted[place] = tuple(a + b for a, b in zip(wanted[place], one, strict=True))
    count_adoption(world.runtime)
    assert {code: counts(world, code) for code in EVERYWHERE} == wanted


def everybody(world: World) -> Sequence[Person]:
    return [*(one for people in world.members.values() for one in people)]


def way_of(world: World, cell: str) -> list[str]:
    with world.system() as work:
        place = organisations.get(work, cell)
        return [one.code for one in (*organisations.way_to(work, place), place)]


def person_of_chance(world: World, person: Person, chance: random.Random) -> Counts:
    """An account and a device as they come; what they count for, by the words of the page."""
    has_account, activated, disabled = (chance.random() < share for share in (0.8, 0.8, 0.1))
    used = world.runtime.clock() - timedelta(days=chance.randrange(90))
    phone, browser = chance.random() < 0.6, chance.random() < 0.4
    if not has_account:
        return 1, 0, 0, 0
    account(world, person, activated=activated, disabled=disabled)
    if phone:
        device(world, person, used)
    if browser:
        device(world, person, used, SessionKind.COOKIE)
    age = world.runtime.clock() - used
    open_to_them = (phone and age < timedelta(days=60)) or (browser and age < timedelta(days=14))
    counted = activated and not disabled
    seen = (phone or browser) and used.date() >= date(2026, 11, 1)
    return 1, int(counted), int(counted and open_to_them), int(counted and seen)


@pytest.mark.parametrize(
    ("activated", "level"),
    [(0, Level.RED), (1, Level.RED), (2, Level.AMBER), (3, Level.AMBER), (4, Level.GREEN)],
)
def test_the_lines_are_at_fifty_and_eighty_percent(world: World, activated: int, level: Level) -> None:
    people = world.members["D"]
    while len(people) < 4:
        world.add_member("D")
        people = world.members["D"]
    for person in people[:activated]:
        account(world, person)
    with world.system() as work:
        rows = {row.organisation.code: row for row in reports.adoption(work, "X2").rows}
    assert (rows["D"].sums.activated_rate, rows["D"].level) == (25.0 * activated, level)


def test_who_died_or_went_elsewhere_is_not_counted(world: World) -> None:
    person = world.add_member("C")
    before = counts(world, "X2")[0]
    with world.system() as work:
        movement.change_status(work, person.member_id, to=MemberStatus.DECEASED, on=work.today)
    assert counts(world, "X2")[0] == before - 1


def test_months_that_are_over_stay_and_the_running_one_follows(world: World, clock: StoppedClock) -> None:
    account(world, world.members["A"][0])
    count_adoption(world.runtime)
    clock.now = datetime(2026, 12, 3, 3, tzinfo=UTC)
    account(world, world.members["A"][1])
    count_adoption(world.runtime)
    count_adoption(world.runtime)
    with world.system() as work:
        months = reports.adoption(work, "T1").months
    assert [(one.month, one.sums.activated) for one in months] == [
        (date(2026, 11, 1), 1),
        (date(2026, 12, 1), 2),
    ]


def test_cells_that_went_elsewhere_are_counted_there_alone(world: World) -> None:
    count_adoption(world.runtime)
    before = counts(world, "T1")
    with world.system() as work:
        for cell in ("C", "D"):
            organisations.move(work, cell, parent="X1")
    count_adoption(world.runtime)
    assert counts(world, "T1") == before
    with world.system() as work:
        rows = {row.organisation.code: row.sums.members for row in reports.adoption(work, "T1").rows}
    assert rows["X2"] == 0


def test_before_the_first_count_the_province_says_so(world: World) -> None:
    with world.system() as work:
        work.session.query(AdoptionFigure).delete()
        report = reports.adoption(work, "TW")
    assert report.as_of is None
