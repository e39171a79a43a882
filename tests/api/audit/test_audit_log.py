"""Who did what, and who looked at or changed my file."""

from __future__ import annotations

from typing import Any

from tests.api.conftest import SignIn
from tests.api.directives.some import drafted, published
from tests.api.problems import refused
from tests.factories import World


def actions(answer: Any) -> list[str]:
    return [entry["action"] for entry in answer.json["items"]]


def test_only_auditors_read_the_log(sign_in: SignIn, world: World) -> None:
    for who in ("administrator@T1", "organisation_board@T1", "cell_secretary@A", world.members["A"][0]):
        refused(sign_in(who).get("/audit", organisation="T1"), 403, "forbidden")
    refused(sign_in("auditor@T1").get("/audit", organisation="TW"), 403, "forbidden")
    refused(sign_in("auditor@T1").get("/audit", organisation="nowhere"), 404, "organisation_not_found")
    refused(sign_in("auditor@T1").get("/audit"), 422, "invalid")


def test_an_auditor_sees_what_happened_below_newest_first(sign_in: SignIn) -> None:
    publisher = sign_in("publisher@T1")
    published(publisher)
    drafted(sign_in("publisher@X1"), issuer="X1")
    auditor = sign_in("auditor@T1")
    assert actions(auditor.get("/audit", organisation="T1"))[:3] == [
        "directive.drafted",
        "directive.published",
        "directive.drafted",
    ]
    assert actions(auditor.get("/audit", organisation="X1"))[0] == "directive.drafted"
    assert "directive.drafted" not in actions(auditor.get("/audit", organisation="X2"))


def test_entries_carry_ids_only(sign_in: SignIn, world: World) -> None:
    path = drafted(sign_in("publisher@T1"))
    [entry, *_] = sign_in("auditor@T1").get("/audit", organisation="T1").json["items"]
    assert entry == {
        "id": entry["id"],
        "at": "2026-11-22T12:00:00+00:00",
        "actor": str(world.staff["publisher@T1"].member_id),
        "action": "directive.drafted",
        "subject": path.rsplit("/", 1)[1],
    }


def test_what_was_refused_is_not_logged_as_done(sign_in: SignIn) -> None:
    publisher, auditor = sign_in("publisher@T1"), sign_in("auditor@T1")
    before = auditor.get("/audit", organisation="T1").json
    refused(publisher.post("/directives", {}), 422, "invalid")
    assert auditor.get("/audit", organisation="T1").json == before


def test_everybody_sees_what_was_done_with_their_own_file(sign_in: SignIn, world: World) -> None:
    person = world.members["A"][0]
    member = sign_in(person)
    secretary = world.staff["cell_secretary@A"]
    sign_in(secretary).post(f"/members/{person.member_id}/activation-codes")
    [entry, *_] = member.get("/me/access-log").json["items"]
    assert (entry["action"], entry["actor"]) == ("activation.issued", str(secretary.member_id))
    others = sign_in(world.members["A"][1]).get("/me/access-log").json["items"]
    assert entry not in others
