"""What becomes of two who do the same at the same moment: each is answered, and nothing happens twice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import count
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import func, select

from core.unit_of_work import Runtime
from models import (
    Attendance,
    AttendanceStatus,
    Device,
    DeviceKind,
    Directive,
    Gender,
    MeetingKind,
    Messenger,
    OrganisationKind,
    Role,
    SessionKind,
)
from services import accounts, devices, directives, meetings, members, organisations
from services.accounts import SignedIn
from services.accounts.errors import ActivationRefused, RoleHeld, SignInBlocked, SignInRefused
from services.actor import ANONYMOUS, Work
from services.devices import LinkCodeRefused
from services.directives import AudienceLine, AudienceRule, ReceiptState
from services.directives.errors import AlreadyPublished, DirectiveExists
from services.meetings import AttendanceRow
from services.members.errors import MemberExists
from services.organisations.errors import OrganisationCodeTaken
from tests.api.conftest import ApiClient
from tests.concurrency.races import at_once, second_before_first_commits
from tests.factories import Person, World
from tests.factories.sessions import open_bearer_session
from tests.factories.world import PASSWORD
from tests.fresh_machine import NOW

_numbers = count(1)
TO_X1 = AudienceRule((AudienceLine("X1"),))


def drafted(world: World) -> UUID:
    with world.acting("publisher@T1") as work:
        return draft(work, f"{next(_numbers)}-HD/TU")


def draft(work: Work, symbol: str) -> UUID:
    return directives.draft(
        work,
        symbol=symbol,
        type="HD",
        issuer="T1",
        issued_on=date(2026, 11, 20),
        abstract="Về sinh hoạt chi bộ",
        body="Một đoạn.",
    ).id


def acted(world: World, who: Person | str, doing: Callable[[Work], object]) -> Callable[[], object]:
    """Doing it as somebody in a unit of work of its own."""

    def run() -> object:
        with world.acting(who) as work:
            return doing(work)

    return run


def test_two_publish_the_same_draft(world: World) -> None:
    directive_id = drafted(world)
    with pytest.raises(AlreadyPublished):
        second_before_first_commits(
            world,
            ("publisher@T1", lambda work: directives.publish(work, directive_id, TO_X1)),
            acted(world, "publisher@T1", lambda work: directives.publish(work, directive_id, TO_X1)),
        )
    with world.system() as work:
        published = work.session.get_one(Directive, directive_id)
        assert published.seq is not None


def test_an_edit_does_not_slip_into_a_publication(world: World) -> None:
    directive_id = drafted(world)
    with pytest.raises(AlreadyPublished):
        second_before_first_commits(
            world,
            ("publisher@T1", lambda work: directives.publish(work, directive_id, TO_X1)),
            acted(world, "publisher@T1", lambda work: directives.edit(work, directive_id, abstract="Khác")),
        )


def test_two_enter_the_same_symbol(world: World) -> None:
    symbol = f"{next(_numbers)}-HD/TU"
    with pytest.raises(DirectiveExists):
        second_before_first_commits(
            world,
            ("publisher@T1", lambda work: draft(work, symbol)),
            acted(world, "publisher@T1", lambda work: draft(work, symbol.lower())),
        )


def test_over_rest_the_second_symbol_is_a_conflict(world: World, app: Flask) -> None:
    symbol = f"{next(_numbers)}-HD/TU"
    publisher = client(world, app, "publisher@T1")
    body = {
        "symbol": symbol,
        "type": "HD",
        "issuer": "T1",
        "issued_on": "2026-11-20",
        "abstract": "Về sinh hoạt chi bộ",
        "secrecy": "none",
    }
    answer = second_before_first_commits(
        world,
        ("publisher@T1", lambda work: draft(work, symbol)),
        lambda: publisher.post("/directives", body),
    )
    assert (answer.status_code, answer.json["code"]) == (409, "directive_exists")


def client(world: World, app: Flask, who: Person | str) -> ApiClient:
    return ApiClient(app.test_client(), open_bearer_session(world, world.person(who)))


def test_a_request_sent_twice_at_once_happens_once(world: World, app: Flask) -> None:
    author = client(world, app, world.members["A"][0])
    body = {"kind": "question", "level": "cell", "text": "Họp tháng này ngày nào?"}
    headers = {"Idempotency-Key": f"at once {next(_numbers)}".replace(" ", "-")}
    before = len(author.get("/me/feedback").json["items"])
    answers = at_once([lambda: author.post("/feedback", body, headers=headers)] * 3)
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.data for answer in answers}) == 1
    assert sum("Idempotency-Replayed" in answer.headers for answer in answers) == 2
    assert len(author.get("/me/feedback").json["items"]) == before + 1


def test_two_secretaries_save_the_same_sheet(world: World) -> None:
    with world.acting("cell_secretary@C") as work:
        meeting = meetings.plan(work, organisation="C", kind=MeetingKind.REGULAR, starts_at=NOW, place="Thôn")
        roster = [row.member.id for row in meetings.read_sheet(work, meeting.id).rows]

    def save(member_id: UUID) -> Callable[[Work], object]:
        rows = [AttendanceRow(member_id, AttendanceStatus.PRESENT)]
        return lambda work: meetings.save_sheet(work, meeting.id, rows)

    second_before_first_commits(
        world,
        ("cell_secretary@C", save(roster[0])),
        acted(world, "cell_secretary@C", save(roster[1])),
    )
    with world.acting("cell_secretary@C") as work:
        sheet = meetings.read_sheet(work, meeting.id)
        rows = work.session.scalar(select(func.count()).where(Attendance.meeting_id == meeting.id))
    assert rows == len(roster) == sheet.meeting.expected
    assert (sheet.meeting.present, sheet.meeting.not_marked) == (2, len(roster) - 2)


def test_one_code_activates_once(world: World) -> None:
    person = world.add_member("A")
    with world.acting("cell_secretary@A") as work:
        code = accounts.issue_activation_code(work, person.member_id)
    results = at_once([lambda: activated(world.runtime, code)] * 3)
    assert sorted(type(result).__name__ for result in results) == [
        "ActivationRefused",
        "ActivationRefused",
        "SignedIn",
    ]


def activated(runtime: Runtime, code: str) -> SignedIn:
    return accounts.activate(
        runtime,
        code=code,
        password=PASSWORD,
        kind=SessionKind.BEARER,
        device_name="Điện thoại",
        address=f"192.0.2.{next(_numbers)}",
    )


def test_of_two_codes_issued_at_once_the_later_counts(world: World) -> None:
    person = world.add_member("A")  # without an account: both begin by making one
    codes: list[str] = []

    def issue(work: Work) -> None:
        codes.append(accounts.issue_activation_code(work, person.member_id))

    second_before_first_commits(world, ("cell_secretary@A", issue), acted(world, "administrator@X1", issue))
    with pytest.raises(ActivationRefused):
        activated(world.runtime, codes[0])
    assert activated(world.runtime, codes[1]).member_id == person.member_id


def test_guesses_side_by_side_do_not_outrun_the_count(world: World) -> None:
    login = f"03{next(_numbers):08d}"

    def guess() -> None:
        accounts.sign_in(
            world.runtime,
            login=login,
            password="a guess",
            otp=None,
            kind=SessionKind.BEARER,
            device_name="",
            address="198.51.100.1",
        )

    refusals = at_once([guess] * 8)
    assert sum(isinstance(one, SignInRefused) for one in refusals) == 5
    assert sum(isinstance(one, SignInBlocked) for one in refusals) == 3


def test_an_office_full_of_people_signs_in_at_once(world: World) -> None:
    people = [world.add_member("B") for _ in range(4)]
    for person in people:
        world.activate(person)

    def enter(person: Person) -> Callable[[], SignedIn]:
        return lambda: accounts.sign_in(
            world.runtime,
            login=person.login,
            password=PASSWORD,
            otp=None,
            kind=SessionKind.BEARER,
            device_name="",
            address="198.51.100.2",
        )

    signed_in = at_once([enter(person) for person in people])
    assert [type(one) for one in signed_in] == [SignedIn] * 4


@pytest.mark.parametrize("others", ["A", "B"])
def test_a_device_registered_twice_at_once_rings_once(world: World, others: str) -> None:
    value = f"token-{next(_numbers)}"
    first, second = world.members["A"][0], world.members[others][0]

    def register(work: Work) -> UUID:
        return devices.register(work, kind=DeviceKind.FCM_TOKEN, value=value).id

    second_before_first_commits(world, (first, register), acted(world, second, register))
    with world.system() as work:
        owners = work.session.scalars(
            select(Device.member_id).where(Device.value == value, Device.removed_at.is_(None))
        ).all()
    assert owners == [second.member_id]


def test_of_two_link_codes_asked_for_at_once_the_later_counts(world: World) -> None:
    person = world.add_member("A")
    codes: list[str] = []

    def offer(work: Work) -> None:
        codes.append(devices.offer_link(work, Messenger.TELEGRAM).code)

    second_before_first_commits(world, (person, offer), acted(world, person, offer))
    with pytest.raises(LinkCodeRefused), world.runtime.work(ANONYMOUS) as work:
        devices.link_chat(work, Messenger.TELEGRAM, "1", codes[0])
    with world.runtime.work(ANONYMOUS) as work:
        assert devices.link_chat(work, Messenger.TELEGRAM, "1", codes[1]) == person.member_id


def test_two_grant_the_same_role(world: World) -> None:
    person = world.add_member("A")

    def grant(work: Work) -> None:
        accounts.grant_role(work, person.member_id, role=Role.PUBLISHER, organisation="A")

    with pytest.raises(RoleHeld):
        second_before_first_commits(
            world, ("administrator@X1", grant), acted(world, "administrator@T1", grant)
        )


def test_two_enter_the_same_member(world: World) -> None:
    card = f"{88_000_000 + next(_numbers)}"

    def admit(work: Work) -> None:
        members.admit(
            work,
            cell="A",
            full_name="Nguyễn Thị Ví Dụ",
            birth_date=date(1961, 9, 2),
            gender=Gender.FEMALE,
            admitted_on=date(1986, 5, 19),
            card_number=card,
        )

    with pytest.raises(MemberExists):
        second_before_first_commits(
            world, ("administrator@X1", admit), acted(world, "administrator@X1", admit)
        )


def test_two_found_the_same_organisation(world: World) -> None:
    new = f"N{next(_numbers)}"

    def found(work: Work) -> None:
        organisations.create(work, code=new, name="Chi bộ mới", kind=OrganisationKind.CELL, parent="X1")

    with pytest.raises(OrganisationCodeTaken):
        second_before_first_commits(
            world, ("administrator@X1", found), acted(world, "administrator@T1", found)
        )


def test_a_receipt_confirmed_by_two_phones_counts_once(world: World) -> None:
    directive_id, reader = drafted(world), world.members["A"][0]
    with world.acting("publisher@T1") as work:
        directives.publish(work, directive_id, TO_X1)

    def confirm(work: Work) -> None:
        directives.confirm(work, directive_id, ReceiptState.READ)

    second_before_first_commits(world, (reader, confirm), acted(world, reader, confirm))
    with world.acting("publisher@T1") as work:
        assert directives.reach(work, directive_id).total.read == 1
