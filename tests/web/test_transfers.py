"""A member goes from one commune to another through the pages, and what else is recorded about them."""

from __future__ import annotations

from datetime import date

import pytest

from models import ExemptionKind, Role
from services import members
from tests.factories import Person, World
from tests.web.conftest import Visit


@pytest.fixture
def person(world: World) -> Person:
    return world.members["A"][0]


@pytest.mark.parametrize("page", ["transfers/new", "status", "exemptions/new", "offices/new"])
@pytest.mark.parametrize("who", ["cell_secretary@A", "organisation_board@X1"])
def test_who_only_sees_a_member_records_nothing(visit: Visit, person: Person, who: str, page: str) -> None:
    assert visit(who).get(f"/members/{person.member_id}/{page}").status == 403


def test_the_queue_is_for_those_who_see_members(visit: Visit, person: Person) -> None:
    assert visit(person).get("/transfers").status == 403
    assert visit("publisher@X1").get("/transfers").status == 403


def test_sent_by_one_side_and_received_by_the_other(visit: Visit, person: Person, world: World) -> None:
    world.appoint(Role.ADMINISTRATOR, "X2", "D")
    sender, receiver = visit("administrator@X1"), visit("administrator@X2")
    new = f"/members/{person.member_id}/transfers/new"
    assert "Chi bộ thôn Đông, Đảng ủy xã Hai" in sender.get(f"{new}?q=dong").text
    begun = sender.post(f"{new}?q=dong", {"to": "D", "kind": "permanent", "on": "2026-11-20"})
    slip = begun.location
    assert receiver.get(slip).status == 404
    assert sender.post(slip, {"on": "2026-11-21", "letter_number": "12/GT", "step": "sent"}).status == 303
    assert "Đang chờ nơi đến tiếp nhận" in sender.get(slip).text
    assert slip in receiver.get("/transfers?direction=in").response.get_data(as_text=True)
    refused = receiver.post(slip, {"on": "2026-11-22", "step": "returned"})
    assert refused.status == 422
    assert "Vui lòng ghi lý do" in refused.text
    assert receiver.post(slip, {"on": "2026-11-22", "step": "received"}).status == 303
    with world.system() as work:
        assert members.get(work, person.member_id).cell.code == "D"


def test_an_unknown_destination_is_told(visit: Visit, person: Person) -> None:
    administrator = visit("administrator@X1")
    new = f"/members/{person.member_id}/transfers/new"
    assert "Không thấy chi bộ nào" in administrator.get(f"{new}?q=khongco").text
    nowhere = administrator.post(new, {"to": "", "kind": "permanent", "on": "2026-11-20"})
    assert nowhere.status == 422
    assert "Vui lòng chọn một nơi đến" in nowhere.text


def test_a_status_is_recorded_with_its_document(visit: Visit, person: Person) -> None:
    administrator, path = visit("administrator@X1"), f"/members/{person.member_id}/status"
    without = administrator.post(path, {"to": "suspended", "on": "2026-11-20"})
    assert without.status == 422
    assert "Vui lòng ghi số và ngày của quyết định" in without.text
    with_it = administrator.post(path, {"to": "suspended", "on": "2026-11-20", "decision": "1-QĐ/ĐU"})
    assert with_it.location.endswith(f"/members/{person.member_id}")
    gone = administrator.post(path, {"to": "deceased", "on": "2026-11-21"})
    assert gone.location.endswith("/members?organisation=A")


def test_exemptions_and_offices_begin_and_end(visit: Visit, person: Person) -> None:
    administrator, file = visit("administrator@X1"), f"/members/{person.member_id}"
    leave = {"kind": "temporarily_exempt", "since": "2026-11-01", "until": "2027-05-01"}
    assert administrator.post(f"{file}/exemptions/new", leave).status == 303
    office = {"kind": "secretary", "organisation": "A", "since": "2026-01-01"}
    assert administrator.post(f"{file}/offices/new", office).status == 303
    shown = administrator.get(file).response.get_data(as_text=True)
    ends = [part.split('"')[0] for part in shown.split('href="') if "/end" in part.split('"')[0]]
    assert len(ends) == 2
    for end in ends:
        assert administrator.post(end, {"on": "2026-11-15"}).status == 303
    again = administrator.get(file).response.get_data(as_text=True)
    assert "14/11/2026" in again


def test_the_first_page_reminds_secretaries_and_administrators(
    visit: Visit, person: Person, world: World
) -> None:
    with world.acting("administrator@X1") as work:
        members.exempt(
            work,
            person.member_id,
            kind=ExemptionKind.TEMPORARILY_EXEMPT,
            since=date(2026, 11, 1),
            until=date(2026, 12, 1),
        )
    for who in ("administrator@X1", "cell_secretary@A"):
        assert "Hết hạn miễn sinh hoạt" in visit(who).get("/").text
    for who in ("cell_secretary@C", "organisation_board@X1"):
        assert "Hết hạn miễn sinh hoạt" not in visit(who).get("/").text
