"""Dues: who records, who sees, and that months unpaid are counted within the calendar year."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.api.conftest import ApiClient, SignIn
from tests.api.problems import refused
from tests.factories import World

PATH = "/organisations/A/dues"


@pytest.fixture
def secretary(sign_in: SignIn) -> ApiClient:
    return sign_in("cell_secretary@A")


def rows(world: World, *paid: bool) -> dict[str, Any]:
    people = world.members["A"]
    return {
        "rows": [
            {"member": str(one.member_id), "paid": said} for one, said in zip(people, paid, strict=False)
        ]
    }


def test_only_the_secretary_records_and_only_superiors_see(sign_in: SignIn, world: World) -> None:
    sheet = rows(world, True)
    for who in ("organisation_board@X1", "administrator@X1", world.members["A"][0]):
        refused(sign_in(who).put(f"{PATH}/2026-11", sheet), 403, "forbidden")
    for who in ("administrator@X1", "publisher@X1", world.members["A"][0]):
        refused(sign_in(who).get(f"{PATH}/2026-11"), 403, "forbidden")
    refused(sign_in("cell_secretary@C").get(f"{PATH}/2026-11"), 404, "organisation_not_found")


def test_what_cannot_be_is_refused(secretary: ApiClient, world: World, sign_in: SignIn) -> None:
    refused(secretary.put(f"{PATH}/2026-12", rows(world, True)), 409, "month_to_come")
    stranger = {"rows": [{"member": str(world.members["B"][0].member_id), "paid": True}]}
    refused(secretary.put(f"{PATH}/2026-11", stranger), 422, "not_of_the_cell")
    amount = {"rows": [rows(world, True)["rows"][0] | {"amount": 20000}]}
    refused(secretary.put(f"{PATH}/2026-11", amount), 422, "invalid")
    refused(sign_in("organisation_board@X1").get("/organisations/X1/dues/2026-11"), 422, "dues_not_a_cell")
    assert secretary.get(f"{PATH}/2026-13").status_code == 404


def test_what_is_not_said_is_neither_paid_nor_unpaid(secretary: ApiClient, world: World) -> None:
    sheet = secretary.put(f"{PATH}/2026-11", rows(world, True, False)).json
    assert (sheet["paid"], sheet["unpaid"], len(sheet["rows"])) == (1, 1, 4)
    assert [row["paid"] for row in sheet["rows"]].count(None) == 2
    assert secretary.put(f"{PATH}/2026-11", rows(world, True, False)).json == sheet
    assert secretary.get(f"{PATH}/2026-11").json == sheet


def test_three_months_in_one_calendar_year_are_red(
    secretary: ApiClient, sign_in: SignIn, world: World
) -> None:
    person = str(world.members["A"][0].member_id)
    told = {}
    for month in ("2025-12", "2026-01", "2026-02", "2026-05", "2026-06"):
        sheet = secretary.put(f"{PATH}/{month}", rows(world, month == "2026-06")).json
        [row] = [row for row in sheet["rows"] if row["member"] == person]
        told[month] = (row["months_unpaid"], row["level"])
    assert told == {
        "2025-12": (1, "amber"),
        "2026-01": (1, "amber"),
        "2026-02": (2, "amber"),
        "2026-05": (3, "red"),
        "2026-06": (3, "red"),
    }
    secretary.put(f"{PATH}/2026-02", rows(world, True))
    seen = sign_in("organisation_board@X1").get(f"{PATH}/2026-06").json["rows"]
    assert [row["months_unpaid"] for row in seen if row["member"] == person] == [2]


def test_a_month_keeps_whoever_belonged_to_the_cell_then(secretary: ApiClient, world: World) -> None:
    newcomer = world.add_member("A", "Vũ Thị Mới", since=date(2026, 11, 2))
    for month, is_listed in (("2026-10", False), ("2026-11", True)):
        listed = [row["member"] for row in secretary.get(f"{PATH}/{month}").json["rows"]]
        assert (str(newcomer.member_id) in listed) is is_listed
