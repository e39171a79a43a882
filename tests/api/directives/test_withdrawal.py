"""Taking back what was published."""

from __future__ import annotations

from tests.api.conftest import SignIn
from tests.api.directives.some import drafted, published
from tests.api.directives.test_attachments import attach
from tests.api.directives.test_corrections import CORRECTION, corrected
from tests.api.problems import refused
from tests.factories import World

REASON = {"reason": "Ban hành nhầm phạm vi."}


def test_a_draft_and_a_withdrawn_one_cannot_be_withdrawn(sign_in: SignIn) -> None:
    publisher = sign_in("publisher@T1")
    refused(publisher.post(f"{drafted(publisher)}/withdrawal", REASON), 409, "not_published")
    path = published(publisher, symbol="13-HD/TU")
    refused(publisher.post(f"{path}/withdrawal", {"reason": " "}), 422, "invalid")
    assert publisher.post(f"{path}/withdrawal", REASON).json["state"] == "withdrawn"
    refused(publisher.post(f"{path}/withdrawal", REASON), 409, "directive_withdrawn")
    refused(publisher.post(f"{path}/corrections", CORRECTION), 409, "directive_withdrawn")
    refused(publisher.post(f"{path}/publication", {"include": ["X1"]}), 409, "already_published")


def test_its_text_and_files_are_served_to_nobody(sign_in: SignIn, world: World) -> None:
    publisher, reader = sign_in("publisher@T1"), sign_in(world.members["A"][0])
    path = drafted(publisher)
    file = attach(publisher, path).json["id"]
    publisher.post(f"{path}/publication", {"include": ["X1"]})
    corrected(publisher, path)
    publisher.post(f"{path}/withdrawal", REASON)
    for who in (publisher, reader):
        seen = who.get(path).json
        assert (seen["body"], seen["body_html"], seen["attachments"]) == ("", "", [])
        assert (seen["state"], seen["withdrawal_reason"]) == ("withdrawn", REASON["reason"])
        assert seen["in_force"] is False
        refused(who.get(f"{path}/attachments/{file}"), 404, "attachment_not_found")
        refused(who.get(f"{path}/versions/1"), 404, "version_not_found")


def test_it_stays_in_the_inbox_struck_and_asks_for_nothing(sign_in: SignIn, world: World) -> None:
    publisher, reader = sign_in("publisher@T1"), sign_in(world.members["A"][0])
    path = published(publisher)
    known = reader.get("/sync").json["next"]
    publisher.post(f"{path}/withdrawal", REASON)
    [item] = reader.get("/me/inbox").json["items"]
    assert item["directive"]["withdrawal_reason"] == REASON["reason"]
    assert reader.get("/me/inbox", unread=True).json["items"] == []
    refused(reader.put(f"{path}/receipt", {"state": "read"}), 409, "directive_withdrawn")
    [event] = reader.get("/sync", after=known).json["items"]
    assert (event["event"], event["seq"]) == ("withdrawn", known + 1)
