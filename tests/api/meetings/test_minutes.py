"""Minutes over REST: two people write, nothing is lost; sealed, proved, amended."""

from __future__ import annotations

import hashlib
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text

from tests.api.conftest import ApiClient, SignIn
from tests.api.meetings.some import opened, planned
from tests.api.problems import refused
from tests.factories import Person, World

OPINION = "Đề nghị sửa cống trước mùa mưa."

NOTHING = "01934e2a-7b1c-7d3e-8f00-000000000099"
"""The id of nothing."""


def write(client: ApiClient, path: str, key: str, said: str, revision: int = 0) -> Any:
    section = {"key": key, "text": said, "revision": revision}
    return client.put(f"{path}/minutes", {"sections": [section]})


def section(client: ApiClient, path: str, key: str) -> dict[str, Any]:
    found = client.get(f"{path}/minutes").json["sections"]
    return next(one for one in found if one["key"] == key)


def named(client: ApiClient, path: str, chair: Person, taker: Person) -> None:
    officers = {"chair": str(chair.member_id), "minute_taker": str(taker.member_id)}
    assert client.put(f"{path}/minutes", officers).status_code == 200


@pytest.fixture
def secretary(sign_in: SignIn) -> ApiClient:
    return sign_in("cell_secretary@A")


@pytest.fixture
def path(secretary: ApiClient) -> str:
    return opened(secretary)


def test_members_neither_read_nor_write_them(sign_in: SignIn, world: World, path: str) -> None:
    member = sign_in(world.members["A"][0])
    refused(member.get(f"{path}/minutes"), 403, "forbidden")
    refused(write(member, path, "review", "Xong."), 403, "forbidden")
    refused(write(sign_in("organisation_board@X1"), path, "review", "Xong."), 403, "forbidden")
    refused(sign_in("cell_secretary@C").get(f"{path}/minutes"), 404, "meeting_not_found")


@pytest.mark.parametrize(
    "key",
    ["chapter", "review.", "opinion", "opinion.x", f"review.{NOTHING}", f"conclusion.{NOTHING}"],
)
def test_minutes_have_certain_sections(secretary: ApiClient, path: str, key: str) -> None:
    refused(write(secretary, path, key, "?"), 422, "no_such_section")


def test_only_who_was_expected_speaks(secretary: ApiClient, world: World, path: str) -> None:
    stranger = world.members["C"][0].member_id
    refused(write(secretary, path, f"opinion.{stranger}", OPINION), 422, "no_such_section")
    refused(secretary.put(f"{path}/minutes", {"chair": str(stranger)}), 422, "not_at_this_meeting")


def test_the_minute_taker_writes_too(sign_in: SignIn, secretary: ApiClient, world: World, path: str) -> None:
    chair, taker = world.members["A"][:2]
    named(secretary, path, chair, taker)
    client = sign_in(taker)
    assert write(client, path, "review", "Hoàn thành 3/4 việc.").status_code == 200
    refused(client.put(f"{path}/minutes", {"chair": None}), 403, "forbidden")
    refused(client.post(f"{path}/minutes/approval"), 403, "forbidden")
    assert section(secretary, path, "review")["saved_by"]["id"] == str(taker.member_id)


def test_a_second_writer_loses_nothing(
    sign_in: SignIn, secretary: ApiClient, world: World, path: str
) -> None:
    chair, taker = world.members["A"][:2]
    named(secretary, path, chair, taker)
    assert write(secretary, path, "review", "Bản của bí thư.").status_code == 200
    problem = refused(write(sign_in(taker), path, "review", "Bản của thư ký."), 409, "section_changed")
    assert problem["other"]["text"] == "Bản của bí thư."
    assert problem["other"]["revision"] == 1
    both = "Bản của bí thư.\nBản của thư ký."
    assert write(sign_in(taker), path, "review", both, 1).status_code == 200
    assert section(secretary, path, "review")["text"] == both
    assert section(secretary, path, "review")["revision"] == 2


def test_the_same_text_again_changes_nothing(secretary: ApiClient, path: str) -> None:
    for revision in (0, 0, 1, 7):
        assert write(secretary, path, "review", "Xong.", revision).status_code == 200
    assert section(secretary, path, "review")["revision"] == 1


def test_all_sections_or_none(secretary: ApiClient, path: str) -> None:
    write(secretary, path, "review", "Một.")
    sent = [
        {"key": "closing", "text": "Hết.", "revision": 0},
        {"key": "review", "text": "Hai.", "revision": 0},
    ]
    refused(secretary.put(f"{path}/minutes", {"sections": sent}), 409, "section_changed")
    assert [one["key"] for one in secretary.get(f"{path}/minutes").json["sections"]] == ["review"]


def test_what_was_written_down_for_somebody_says_so(
    sign_in: SignIn, secretary: ApiClient, world: World, path: str
) -> None:
    one, other = world.members["A"][:2]
    write(secretary, path, f"opinion.{one.member_id}", OPINION)
    named(secretary, path, one, other)
    assert write(sign_in(other), path, f"opinion.{other.member_id}", OPINION).status_code == 200
    by_helper, own = (section(secretary, path, f"opinion.{who.member_id}") for who in (one, other))
    assert by_helper["on_behalf"] is True
    assert by_helper["speaker"]["id"] == str(one.member_id)
    assert own["on_behalf"] is False


def test_approval_needs_two_to_sign_and_ends_with_another_word(
    secretary: ApiClient, world: World, path: str
) -> None:
    refused(secretary.post(f"{path}/minutes/approval"), 409, "officers_missing")
    named(secretary, path, *world.members["A"][:2])
    assert secretary.post(f"{path}/minutes/approval").json["approved_at"]
    write(secretary, path, "closing", "Kết thúc lúc 21 giờ.")
    assert secretary.get(f"{path}/minutes").json["approved_at"] is None
    unheld = planned(secretary)
    refused(secretary.post(f"{unheld}/minutes/approval"), 409, "nothing_recorded")


def test_written_minutes_are_read_back_before_they_are_locked(
    secretary: ApiClient, world: World, path: str
) -> None:
    write(secretary, path, "review", "Hoàn thành.")
    refused(secretary.post(f"{path}/lock"), 409, "not_read_back")
    named(secretary, path, *world.members["A"][:2])
    secretary.post(f"{path}/minutes/approval")
    write(secretary, path, "closing", "Kết thúc lúc 21 giờ.")
    refused(secretary.post(f"{path}/lock"), 409, "not_read_back")
    secretary.post(f"{path}/minutes/approval")
    assert secretary.post(f"{path}/lock").json["state"] == "locked"


def test_a_resolution_is_a_task(secretary: ApiClient, world: World, path: str) -> None:
    somebody, stranger = world.members["A"][0], world.members["C"][0]
    item = {"title": "Sửa cống", "member": str(somebody.member_id), "due_on": "2026-12-10"}
    wrong = item | {"member": str(stranger.member_id)}
    assert secretary.post(f"{path}/resolutions", wrong).status_code == 422
    made = secretary.post(f"{path}/resolutions", item)
    assert made.status_code == 201
    task = secretary.get(f"/tasks/{made.json['task']}").json
    assert (task["title"], task["origin"], task["due_on"]) == ("Sửa cống", "meeting", "2026-12-10")
    (listed,) = secretary.get(f"{path}/minutes").json["record"]["resolutions"]
    assert listed["in_charge"]["member"] == str(somebody.member_id)


def locked(secretary: ApiClient, world: World, path: str) -> dict[str, Any]:
    """The minutes of a meeting with something in every part, once locked."""
    one, other = world.members["A"][:2]
    named(secretary, path, one, other)
    write(secretary, path, "review", "Hoàn thành.")
    item = next(i["id"] for i in secretary.get(f"{path}/agenda").json["items"] if i["part"] == "content")
    write(secretary, path, f"conclusion.{item}", "Nhất trí.")
    hands = {"yes": 1, "no": 0, "abstain": 0}
    asked = {"question": "Thông qua?", "method": "hand", "hands": hands}
    assert secretary.post(f"{path}/votes", asked).status_code == 201
    assert secretary.post(f"{path}/resolutions", {"title": "Sửa cống"}).status_code == 201
    assert secretary.post(f"{path}/minutes/approval").status_code == 200
    assert secretary.post(f"{path}/lock").status_code == 200
    found: dict[str, Any] = secretary.get(f"{path}/minutes").json
    return found


def test_the_seal_is_over_the_whole_record(secretary: ApiClient, world: World, path: str) -> None:
    found = locked(secretary, world, path)
    with world.system() as work:
        row = work.session.execute(
            text("SELECT sealed_record, sealed_hash FROM minutes WHERE meeting_id = :id"),
            {"id": UUID(path.rsplit("/", 1)[1])},
        ).one()
    assert hashlib.sha256(row.sealed_record.encode()).hexdigest() == row.sealed_hash == found["hash"]
    parts = ("attendance", "agenda", "sections", "votes", "resolutions")
    assert all(found["record"][part] for part in parts)
    proof = secretary.get(f"{path}/minutes/proof").json
    assert proof == {
        "holds": True,
        "hash": found["hash"],
        "is_intact": True,
        "is_chain_intact": True,
        "changed": [],
        "amendments": 0,
    }
    refused(write(secretary, path, "review", "Khác.", 1), 409, "meeting_locked")
    refused(secretary.post(f"{path}/resolutions", {"title": "Thêm"}), 409, "meeting_locked")


@pytest.mark.parametrize(
    ("tampering", "found"),
    [
        ("UPDATE minutes SET sealed_record = replace(sealed_record, 'Hoàn', 'Chưa hoàn')", "is_intact"),
        ("UPDATE attendance SET status = 'late' WHERE status = 'present'", "attendance"),
        ("UPDATE minutes_section SET text = 'Không nhất trí.' WHERE key LIKE 'conclusion%'", "sections"),
        ("UPDATE vote SET no = 1", "votes"),
        ("UPDATE meeting SET present = 0", "meeting"),
        ("DELETE FROM agenda_item", "agenda"),
        ("UPDATE amendment SET reason = 'Khác'", "is_chain_intact"),
        ("DELETE FROM amendment WHERE number = 1", "is_chain_intact"),
    ],
)
def test_tampering_shows(secretary: ApiClient, world: World, path: str, tampering: str, found: str) -> None:
    locked(secretary, world, path)
    for _ in range(2):
        assert secretary.post(f"{path}/amendments", {"reason": "Sót", "text": "Thêm"}).status_code == 201
    assert secretary.get(f"{path}/minutes/proof").json["holds"] is True
    with world.system() as work:
        work.session.execute(text(tampering))
    proof = secretary.get(f"{path}/minutes/proof").json
    assert proof["holds"] is False
    assert proof[found] is False if found.startswith("is_") else found in proof["changed"]


def test_a_new_name_is_no_tampering(secretary: ApiClient, world: World, path: str) -> None:
    locked(secretary, world, path)
    with world.system() as work:
        work.session.execute(text("UPDATE member SET full_name = 'Zũ Thị Ánh', sort_key = 'z' || sort_key"))
        work.session.execute(text("UPDATE organisation SET name = 'Chi bộ tên mới'"))
    assert secretary.get(f"{path}/minutes/proof").json["holds"] is True


def test_amendments_leave_the_original(secretary: ApiClient, world: World, path: str) -> None:
    somebody = str(world.members["A"][0].member_id)
    row = {"member": somebody, "status": "absent_excused", "reason": "illness"}
    refused(secretary.post(f"{path}/amendments", {"reason": "?", "text": "?"}), 409, "not_locked")
    before = locked(secretary, world, path)
    refused(secretary.post(f"{path}/amendments", {"reason": "?"}), 422, "nothing_amended")
    stranger = row | {"member": str(world.members["C"][0].member_id)}
    for rows, code in (([stranger], "not_expected"), ([row, row], "named_twice")):
        refused(secretary.post(f"{path}/amendments", {"reason": "?", "attendance": rows}), 422, code)
    first = secretary.post(f"{path}/amendments", {"reason": "Ghi nhầm", "attendance": [row]}).json
    second = secretary.post(f"{path}/amendments", {"reason": "Sót", "text": "Thêm một ý."}).json
    assert first["previous_hash"] == before["hash"]
    assert second["previous_hash"] == first["hash"]
    assert first["attendance"][0]["before"] == {"status": "present", "reason": None}
    after = secretary.get(f"{path}/minutes").json
    assert after["record"] == before["record"]
    meeting = secretary.get(path).json
    assert (meeting["excused"], meeting["present"]) == (1, meeting["expected"] - 1)
    assert secretary.get(f"{path}/minutes/proof").json["holds"] is True
