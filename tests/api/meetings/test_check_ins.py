"""Checking in over REST."""

from __future__ import annotations

from tests.api.conftest import SignIn
from tests.api.meetings.some import planned
from tests.api.problems import refused
from tests.conftest import StoppedClock
from tests.factories import World


def test_from_the_opening_to_the_sheet(sign_in: SignIn, world: World, clock: StoppedClock) -> None:
    secretary, person = sign_in("cell_secretary@A"), world.members["A"][0]
    path, member = planned(secretary, starts_at=clock.now.isoformat()), sign_in(person)
    refused(member.post(f"{path}/check-in", {}), 409, "check_in_closed")
    refused(secretary.get(f"{path}/check-in/code"), 409, "check_in_closed")
    opened = secretary.post(f"{path}/check-in/opening").json
    assert (opened["expected"], opened["present"]) == (4, 0)
    refused(member.get(f"{path}/check-in/code"), 403, "forbidden")
    refused(member.post(f"{path}/check-in", {"code": "CHKMNP"}), 422, "wrong_code")
    refused(member.post(f"{path}/check-in", {"latitude": 21.0}), 422, "invalid")
    mine = member.post(f"{path}/check-in", {"code": opened["code"].lower()}).json
    assert (mine["status"], mine["marked_by"]) == ("present", "code")
    assert secretary.get(f"{path}/check-in/code").json["present"] == 1
    rows = secretary.get(f"{path}/attendance").json["rows"]
    [row] = [row for row in rows if row["member"] == str(person.member_id)]
    assert (row["marked_by"], row["checked_in_at"]) == ("code", mine["marked_at"])
