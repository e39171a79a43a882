"""Changing the tree and reading it as of a day."""

from __future__ import annotations

from tests.api.conftest import SignIn
from tests.api.problems import refused

MERGE = {
    "with": ["X2"],
    "into": {"code": "X3", "name": "Đảng ủy xã Ba"},
    "effective_on": "2025-07-01",
    "decision": "1656/NQ-UBTVQH15",
}


def test_what_is_refused_is_said(sign_in: SignIn) -> None:
    commune, province = sign_in("administrator@X1"), sign_in("administrator@T1")
    refused(commune.post("/organisations/X1/merge", MERGE), 404, "organisation_not_found")
    refused(province.post("/organisations/X1/move", {"parent": "A"}), 422, "within_itself")
    refused(province.post("/organisations/X1/dissolution", {}), 409, "organisation_in_use")
    refused(province.post("/organisations/A/merge", {}), 422, "too_few_organisations")
    refused(province.post("/organisations/A/split", {"parts": []}), 422, "invalid")
    refused(province.post("/organisations/A/rename", {"name": "Chi bộ thôn An"}), 422, "nothing_to_change")
    refused(province.get("/organisations/X3/history"), 404, "organisation_not_found")


def test_a_merge_is_previewed_done_and_read_as_of_a_day(sign_in: SignIn) -> None:
    province = sign_in("administrator@T1")
    foreseen = province.post("/organisations/X1/merge", MERGE | {"preview": True}).json
    assert (foreseen["state"], foreseen["id"], foreseen["cells"]) == ("preview", None, 4)
    assert province.get("/organisations/X3").status_code == 404
    done = province.post("/organisations/X1/merge", MERGE).json
    assert done == foreseen | {"state": "applied", "id": done["id"]}
    now = province.get("/organisations/T1/children").json["items"]
    assert [child["code"] for child in now] == ["VP", "X3"]
    before = province.get("/organisations/T1/children", as_of="2025-06-30").json["items"]
    assert [child["code"] for child in before] == ["VP", "X2", "X1"]
    refused(province.get("/organisations/X3", as_of="2025-06-30"), 404, "organisation_not_found")
    history = province.get("/organisations/X3/history").json
    assert [link["code"] for link in history["predecessors"]] == ["X2", "X1"]
    assert [change["decision"] for change in history["changes"]] == ["1656/NQ-UBTVQH15"]
    until = province.get("/organisations/X1/history", as_of="2025-06-30").json
    assert (until["successors"], len(until["stretches"])) == ([], 1)


def test_members_are_listed_as_of_a_day(sign_in: SignIn) -> None:
    province = sign_in("administrator@T1")
    in_a = {row["id"] for row in province.get("/organisations/A/members").json["items"]}
    province.post("/organisations/A/merge", {"into": {"code": "B"}, "effective_on": "2026-11-01"})
    assert province.get("/organisations/A/members").json["items"] == []
    was = province.get("/organisations/A/members", as_of="2026-10-31").json["items"]
    assert {row["id"] for row in was} == in_a
    assert {row["cell"] for row in was} == {"A"}
    assert in_a <= {row["id"] for row in province.get("/members", organisation="B").json["items"]}


def test_a_change_for_a_day_to_come_waits_and_may_be_withdrawn(sign_in: SignIn) -> None:
    administrator = sign_in("administrator@X1")
    order = {"name": "Tên mới", "effective_on": "2026-12-01"}
    planned = administrator.post("/organisations/A/rename", order).json
    assert planned["state"] == "planned"
    path = f"/organisations/A/changes/{planned['id']}"
    refused(sign_in("organisation_board@X1").delete(path), 403, "forbidden")
    assert administrator.delete(path).status_code == 204
    refused(administrator.delete(path), 404, "change_not_found")
    states = [change["state"] for change in administrator.get("/organisations/A/history").json["changes"]]
    assert states == ["applied", "withdrawn"]


def test_a_split_proposes_roles_and_copies_none(sign_in: SignIn) -> None:
    order = {
        "parts": [{"code": "A1", "name": "Chi bộ An Một"}, {"code": "A2", "name": "Chi bộ An Hai"}],
        "rest": "A1",
    }
    report = sign_in("administrator@X1").post("/organisations/A/split", order).json
    assert [proposal["role"] for proposal in report["proposals"]] == ["cell_secretary"]
    assert "under_three_official_members" in {warning["code"] for warning in report["warnings"]}


def test_other_systems_codes(sign_in: SignIn) -> None:
    administrator = sign_in("administrator@X1")
    code = {"system": "gso", "code": "17206"}
    assert administrator.post("/organisations/X1/external-codes", code).status_code == 201
    refused(administrator.post("/organisations/A/external-codes", code), 409, "external_code_taken")
    assert administrator.get("/organisations/X1/external-codes").json["items"] == [code]


def test_roles_are_listed_as_of_a_day(sign_in: SignIn) -> None:
    province = sign_in("administrator@T1")
    now = province.get("/organisations/A/roles").json["items"]
    assert [(one["role"], one["full_name"]) for one in now] == [("cell_secretary", "Trần cell_secretary A")]
    assert province.get("/organisations/A/roles", as_of="2026-11-21").json["items"] == []
    province.post("/organisations/A/merge", {"into": {"code": "B"}})
    assert province.get("/organisations/A/roles").json["items"] == []
    assert "cell_secretary" in {one["role"] for one in province.get("/organisations/B/roles").json["items"]}
