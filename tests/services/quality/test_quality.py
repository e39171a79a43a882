"""Each check counts what it says, no more; the figures add up from cells to the top."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from sqlalchemy import text

from models import Member, OrganisationCode, PositionKind
from services import members, organisations, quality
from services.actor import Work
from services.quality import BY_CODE, CHECKS, Subject, Virtue
from services.quality.errors import CheckNotFound
from services.quality.report import passing
from tests.conftest import StoppedClock
from tests.factories import Person, World
from tests.services.duplicates.merging import held, two


def failed(world: World, code: str, organisation: str = "A", who: str = "administrator@X1") -> set[str]:
    """The names behind a figure; and the figure agrees with the list."""
    with world.acting(who) as work:
        organisation_row = organisations.get(work, organisation)
        quality.refresh(work, organisation_row)
        _, rows = quality.failing(work, code, organisation=organisation, limit=200)
        figures = {one.check.code: one.failed for one in quality.report(work, organisation).figures}
        assert figures[code] == len(rows)
        return {row.name for row in rows}


SPOILT: dict[str, Callable[[Member], None]] = {
    "admitted_under_age": lambda m: setattr(m, "birth_date", date(1990, 5, 5)),
    "implausible_age": lambda m: setattr(m, "birth_date", date(1915, 5, 5)),
    "official_in_future": lambda m: setattr(m, "official_on", date(2027, 1, 1)),
    "no_official_date": lambda m: setattr(m, "official_on", None),
    "no_card_number": lambda m: setattr(m, "card_number", None),
    "no_citizen_id": lambda m: setattr(m, "citizen_id_index", None),
    "no_phone": lambda m: setattr(m, "phone_index", None),
    "no_gender": lambda m: setattr(m, "gender", None),
    "untidy_name": lambda m: setattr(m, "full_name", "Nguyễn  Văn 2"),
    "name_case": lambda m: setattr(m, "full_name", "NGUYỄN VĂN ÁN"),
    "birth_day_unknown": lambda m: setattr(m, "birth_date", date(1970, 1, 1)),
}


@pytest.mark.parametrize("code", SPOILT)
def test_a_spoilt_record_fails_its_check_and_a_sound_one_passes(world: World, code: str) -> None:
    sound, spoilt = sound_member(world), sound_member(world)
    with world.system() as work:
        before = work.session.get_one(Member, sound.member_id).full_name
        member = work.session.get_one(Member, spoilt.member_id)
        SPOILT[code](member)
        name = member.full_name = member.full_name if code in ("untidy_name", "name_case") else "Lý Thị Hỏng"
    found = failed(world, code)
    assert name in found
    assert before not in found


def sound_member(world: World) -> Person:
    person = world.add_member("A", "Lý Thị Lành")
    with world.system() as work:
        work.session.get_one(Member, person.member_id).birth_date = date(1970, 3, 4)
    return person


def test_neither_number_is_not_shared(world: World) -> None:
    person = sound_member(world)
    with world.system() as work:
        member = work.session.get_one(Member, person.member_id)
        member.card_number = None
    assert "Lý Thị Lành" not in failed(world, "no_shared_number")
    with world.system() as work:
        work.session.get_one(Member, person.member_id).citizen_id_index = None
    assert "Lý Thị Lành" in failed(world, "no_shared_number")


def test_an_open_pair_is_not_clean(world: World) -> None:
    two(world, ("A", "A"))
    assert failed(world, "likely_duplicate") == {"Phạm Thị Mai"}


def test_who_has_signed_in_is_alive(world: World) -> None:
    person = world.add_member("A", "Lý Thị Sống")
    assert "Lý Thị Sống" in failed(world, "never_signed_in")
    world.activate(person)
    assert "Lý Thị Sống" not in failed(world, "never_signed_in")


def test_a_cell_that_meets_has_a_secretary_and_a_code_passes(world: World) -> None:
    codes = ("no_recent_meeting", "no_secretary", "no_official_code")
    for code in codes:
        assert failed(world, code) == {"Chi bộ thôn An"}
    held(world)
    with world.system() as work:
        person = world.members["A"][0].member_id
        members.appoint(work, person, organisation="A", kind=PositionKind.SECRETARY, since=date(2025, 1, 1))
        cell = organisations.get(work, "A")
        work.session.add(OrganisationCode(system="gso", code="1", organisation_id=cell.id))
    for code in codes:
        assert failed(world, code) == set()


def test_names_of_cells(world: World) -> None:
    with world.system() as work:
        rename(work, "A", "CHI BỘ THÔN AN")
        rename(work, "B", "Thôn Bình")
    assert failed(world, "untidy_cell_name", "X1") == {"CHI BỘ THÔN AN"}
    assert failed(world, "cell_name_form", "X1") == {"Thôn Bình"}


def rename(work: Work, code: str, name: str) -> None:
    organisations.rename(work, code, name=name, effective_on=date(2026, 11, 1))


def test_figures_add_up_from_cells_to_the_top(world: World) -> None:
    with world.system() as work:
        [top] = organisations.roots(work)
        quality.refresh(work, top)
        reports = {code: quality.report(work, code) for code in ("TW", "T1", "X1", "A", "B")}
    sums = {
        code: {one.check.code: (one.records, one.failed) for one in found.figures}
        for code, found in reports.items()
    }
    assert sums["TW"] == sums["T1"]
    for code, (records, wrong) in sums["X1"].items():
        assert (records, wrong) == tuple(map(sum, zip(sums["A"][code], sums["B"][code], strict=True)))
    assert {row.organisation.code for row in reports["T1"].rows} == {"VP", "X1", "X2"}
    total = reports["X1"].total
    assert total.failed == sum(row.failed for row in reports["X1"].rows)
    assert set(total.by_word) == set(Virtue)


def test_a_commune_is_counted_anew_when_looked_at_and_a_province_at_night(
    world: World, clock: StoppedClock
) -> None:
    with world.acting("administrator@T1") as work:
        assert quality.report(work, "T1").total.score is None
        before = quality.report(work, "A").total.failed
    person = world.members["A"][0]
    with world.system() as work:
        work.session.get_one(Member, person.member_id).gender = None
    with world.acting("administrator@T1") as work:
        assert quality.report(work, "A").total.failed == before
    clock.advance(timedelta(minutes=11))
    with world.acting("administrator@T1") as work:
        assert quality.report(work, "A").total.failed == before + 1


def test_a_cell_without_members_keeps_no_figures_of_members(world: World) -> None:
    failed(world, "no_phone")
    with world.system() as work:
        work.session.execute(
            text("UPDATE membership SET valid_to = '2026-11-22' WHERE organisation_id ="
                 " (SELECT id FROM organisation WHERE code = 'A')")
        )  # fmt: skip
    world.runtime.clock.advance(timedelta(minutes=1))  # type: ignore[attr-defined] # the stopped clock
    with world.system() as work:
        cell = organisations.get(work, "A")
        quality.refresh(work, cell)
        subjects = {one.check.subject for one in quality.report(work, "A").figures}
    assert subjects == {Subject.CELL}


def test_records_come_in_pages(world: World) -> None:
    with world.acting("cell_secretary@A") as work:
        _, whole = quality.failing(work, "never_signed_in", organisation="A", limit=200)
        _, first = quality.failing(work, "never_signed_in", organisation="A", limit=1)
        after = (first[-1].sort_key, first[-1].id)
        _, rest = quality.failing(work, "never_signed_in", organisation="A", after=after, limit=200)
    assert [*first, *rest] == list(whole)


def test_there_is_no_such_check(world: World) -> None:
    with world.acting("cell_secretary@A") as work, pytest.raises(CheckNotFound):
        quality.failing(work, "ranking", organisation="A")


def test_each_word_has_checks_and_each_code_is_said_once() -> None:
    assert {check.virtue for check in CHECKS} == set(Virtue)
    assert len(BY_CODE) == len(CHECKS)
    assert len({check.vi for check in CHECKS}) == len(CHECKS)


def test_a_hundred_percent_means_all() -> None:
    assert passing([(100_000, 1)]) == 99.9
    assert passing([(100_000, 0)]) == 100
    assert passing([(3, 1), (1, 0)]) == 75
    assert passing([]) is None
