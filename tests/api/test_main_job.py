"""The handbook's main job from outside, with nothing but the interface."""

from __future__ import annotations

from typing import Any

from tests.api.conftest import SignIn
from tests.factories import World

NEW_DIRECTIVE = {
    "symbol": "12-HD/TU",
    "type": "Hướng dẫn",
    "issuer": "T1",
    "issued_on": "2026-11-20",
    "abstract": "Về sinh hoạt chi bộ",
    "urgency": "urgent",
    "secrecy": "none",
    "body": "# Nội dung\n\n<script>alert(1)</script> Một **đoạn**.",
    "acknowledge_by": "2026-12-01",
}
AUDIENCE: dict[str, Any] = {"include": [{"organisation": "X1", "below": True}]}


def test_a_directive_is_published_read_and_acknowledged(sign_in: SignIn, world: World) -> None:
    publisher = sign_in("publisher@T1")
    created = publisher.post("/directives", NEW_DIRECTIVE)
    assert created.status_code == 201, created.json
    path = f"/directives/{created.json['id']}"
    assert created.json["state"] == "draft"
    assert "<script>" not in created.json["body_html"]

    preview = publisher.post(f"{path}/audience-preview", AUDIENCE)
    assert (preview.json["members"], preview.json["cells"]) == (9, 2)
    assert preview.json["channels"] == {"fcm": 0, "webpush": 0, "telegram": 0, "zalo": 0, "none": 9}
    published = publisher.post(f"{path}/publication", AUDIENCE)
    assert (published.status_code, published.json["state"]) == (202, "published")
    assert publisher.patch(path, {"abstract": "Khác"}).json["code"] == "already_published"

    member = sign_in(world.members["A"][0])
    [item] = member.get("/me/inbox", unread="true").json["items"]
    assert (item["directive"]["id"], item["receipt"]) == (created.json["id"], None)
    assert member.get("/sync", after=item["seq"]).json == {
        "items": [],
        "next": item["seq"],
        "more": False,
        "purged": [],
    }
    assert member.put(f"{path}/receipt", {"state": "acknowledged"}).status_code == 200
    assert member.get("/me").json["unread"] == 0

    reach = publisher.get(f"{path}/reach").json
    assert (reach["read"], reach["acknowledged"]) == (1, 1)
    assert sign_in(world.members["C"][0]).get(path).status_code == 404


def test_feedback_goes_up_and_comes_back(sign_in: SignIn, world: World) -> None:
    author = sign_in(world.members["A"][0])
    sent = author.post("/feedback", {"kind": "report", "level": "commune", "text": "Đường thôn hỏng"})
    path = f"/feedback/{sent.json['id']}"
    assert sign_in("cell_secretary@A").get(path).status_code == 404
    officer = sign_in("feedback_officer@X1")
    assert [one["id"] for one in officer.get("/feedback").json["items"]] == [sent.json["id"]]
    officer.post(f"{path}/transitions", {"to": "received"})
    answered = officer.post(f"{path}/transitions", {"to": "answered", "reason": "Đã giao thôn sửa."})
    assert answered.json["state"] == "answered"
    seen = author.get(path).json
    assert [step["state"] for step in seen["steps"]] == ["submitted", "received", "answered"]
    assert seen["messages"][0]["text"] == "Đã giao thôn sửa."
    assert seen["next_states"] == ["confirmed", "reopened"]


def test_fifteen_of_forty_is_red(sign_in: SignIn, world: World) -> None:
    while len(world.members["A"]) < 40:
        world.add_member("A")
    secretary = sign_in("cell_secretary@A")
    meeting = secretary.post(
        "/meetings",
        {
            "organisation": "A",
            "kind": "regular",
            "starts_at": "2026-11-05T19:30:00+07:00",
            "place": "Nhà văn hóa",
        },
    ).json
    path = f"/meetings/{meeting['id']}"
    sheet = secretary.get(f"{path}/attendance").json
    assert not sheet["is_frozen"]
    rows = [
        {"member": row["member"], "status": "present" if index < 15 else "absent_unexcused"}
        for index, row in enumerate(sheet["rows"])
    ]
    saved = secretary.put(f"{path}/attendance", {"rows": rows}).json
    assert (saved["expected"], saved["present"], saved["rate"]) == (40, 15, 37.5)
    assert (
        secretary.patch(
            path, {"ends_at": "2026-11-05T21:05:00+07:00", "content": "Nghị quyết tháng 11"}
        ).json["minutes"]
        == 95
    )
    assert secretary.post(f"{path}/lock").json["state"] == "locked"
    report = sign_in("organisation_board@X1").get(
        "/reports/attendance", organisation="X1", **{"from": "2026-11-01", "to": "2026-11-30"}
    )
    [row] = [row for row in report.json["rows"] if row["organisation"] == "A"]
    assert (row["rate"], row["level"]) == (37.5, "red")


def test_a_repeated_post_happens_once(sign_in: SignIn, world: World) -> None:
    author = sign_in(world.members["A"][0])
    body = {"kind": "question", "level": "cell", "text": "Họp tháng này ngày nào?"}
    key = {"Idempotency-Key": "một lần".encode().hex()}
    first, second = (author.post("/feedback", body, headers=key) for _ in range(2))
    assert first.get_data() == second.get_data()
    assert second.headers["Idempotency-Replayed"] == "true"
    assert len(author.get("/me/feedback").json["items"]) == 1
    other = author.post("/feedback", body | {"text": "Việc khác"}, headers=key)
    assert (other.status_code, other.json["code"]) == (409, "idempotency_key_reused")
