"""How directives stand to each other: chains of replacement, and what belongs together."""

from __future__ import annotations

from tests.api.conftest import ApiClient, SignIn
from tests.api.directives.some import drafted, published
from tests.api.problems import refused
from tests.factories import World

SUPERSEDES, RELATED = {"kind": "supersedes"}, {"kind": "related"}


def linked(publisher: ApiClient, newer: str, older: str, kind: dict[str, str]) -> None:
    answer = publisher.put(f"{newer}/links/{number(older)}", kind)
    assert answer.status_code == 204, answer.json


def number(path: str) -> str:
    return path.rsplit("/", 1)[1]


def relations(client: ApiClient, path: str) -> dict[str, str]:
    return {one["symbol"]: one["relation"] for one in client.get(path).json["links"]}


def test_a_directive_supersedes_no_ancestor_of_its_own(sign_in: SignIn) -> None:
    publisher = sign_in("publisher@T1")
    first, second, third = (published(publisher, symbol=f"{n}-HD/TU") for n in (1, 2, 3))
    linked(publisher, second, first, SUPERSEDES)
    linked(publisher, third, second, SUPERSEDES)
    for newer, older in ((first, second), (first, third), (first, first)):
        refused(publisher.put(f"{newer}/links/{number(older)}", SUPERSEDES), 409, "link_goes_round")


def test_one_supersedes_only_what_one_manages(sign_in: SignIn) -> None:
    of_province = published(sign_in("publisher@T1"))
    commune = sign_in("publisher@X1")
    own = published(commune, symbol="1-HD/ĐU", issuer="X1", organisation="X1")
    refused(commune.put(f"{own}/links/{number(of_province)}", SUPERSEDES), 403, "forbidden")
    linked(commune, own, of_province, RELATED)


def test_both_show_the_link_and_only_the_newer_is_in_force(sign_in: SignIn, world: World) -> None:
    publisher, reader = sign_in("publisher@T1"), sign_in(world.members["A"][0])
    older = published(publisher, symbol="1-HD/TU")
    newer = drafted(publisher, symbol="2-HD/TU")
    linked(publisher, newer, older, SUPERSEDES)
    known = reader.get("/sync").json["next"]
    assert reader.get(older).json["in_force"], "a draft supersedes nothing yet"
    assert relations(reader, older) == {}
    publisher.post(f"{newer}/publication", {"include": ["X1"]})
    assert relations(reader, older) == {"2-HD/TU": "superseded_by"}
    assert relations(reader, newer) == {"1-HD/TU": "supersedes"}
    assert [reader.get(path).json["in_force"] for path in (older, newer)] == [False, True]
    events = reader.get("/sync", after=known).json["items"]
    assert sorted(one["event"] for one in events) == ["published", "superseded"]
    shown = {one["directive"]["symbol"]: one["directive"] for one in reader.get("/me/inbox").json["items"]}
    assert shown["1-HD/TU"]["is_superseded"]
    publisher.post(f"{newer}/withdrawal", {"reason": "Nhầm"})
    assert reader.get(older).json["in_force"], "what took its place is gone"


def test_a_link_shows_nothing_that_one_may_not_see(sign_in: SignIn, world: World) -> None:
    publisher = sign_in("publisher@T1")
    shared, elsewhere = published(publisher, symbol="1-HD/TU"), drafted(publisher, symbol="2-HD/TU")
    publisher.post(f"{elsewhere}/publication", {"include": ["X2"]})
    linked(publisher, shared, elsewhere, RELATED)
    assert relations(sign_in(world.members["A"][0]), shared) == {}
    assert relations(publisher, elsewhere) == {"1-HD/TU": "related"}


def test_a_link_is_taken_back(sign_in: SignIn) -> None:
    publisher = sign_in("publisher@T1")
    one, other = published(publisher, symbol="1-HD/TU"), published(publisher, symbol="2-HD/TU")
    linked(publisher, one, other, RELATED)
    assert publisher.delete(f"{one}/links/{number(other)}").status_code == 204
    refused(publisher.delete(f"{one}/links/{number(other)}"), 404, "link_not_found")
    assert relations(publisher, one) == {}


def test_what_begins_later_is_not_in_force_yet(sign_in: SignIn) -> None:
    publisher = sign_in("publisher@T1")
    for symbol, day, holds in (("1-HD/TU", "2026-11-22", True), ("2-HD/TU", "2026-11-23", False)):
        path = published(publisher, symbol=symbol, effective_on=day)
        assert publisher.get(path).json["in_force"] is holds
