"""Tasks over REST: given by a board, reported by a cell, counted upward."""

from __future__ import annotations

from tests.api.conftest import SignIn
from tests.api.problems import refused

NEW = {"by": "X1", "to": ["A", "B"], "title": "Rà soát hồ sơ đảng viên", "due_on": "2026-12-15"}


def test_what_makes_no_sense_is_refused(sign_in: SignIn) -> None:
    board = sign_in("organisation_board@X1")
    refused(board.post("/tasks", NEW | {"to": []}), 422, "invalid")
    refused(board.post("/tasks", NEW | {"repeats": "daily"}), 422, "invalid")
    refused(board.post("/tasks", NEW | {"repeats": "monthly", "due_on": None}), 422, "recurring_without_day")
    nothing = "01934e2a-7b1c-7d3e-8f00-000000000099"
    refused(board.post("/tasks", NEW | {"directive": nothing}), 404, "directive_not_found")
    refused(board.get(f"/tasks/{nothing}"), 404, "task_not_found")
    refused(sign_in("administrator@X1").get("/reports/tasks", organisation="X1"), 403, "forbidden")


def test_a_task_is_given_reported_and_counted(sign_in: SignIn) -> None:
    board, secretary = sign_in("organisation_board@X1"), sign_in("cell_secretary@A")
    given = board.post("/tasks", NEW)
    assert given.status_code == 201, given.json
    assert [one["organisation"] for one in given.json["items"]] == ["A", "B"]
    mine = secretary.get("/tasks", standing="on_schedule").json["items"]
    assert [one["organisation"] for one in mine] == ["A"]
    path = f"/tasks/{mine[0]['id']}"
    refused(secretary.post(f"{path}/cancellation", {"reason": "Bận"}), 403, "forbidden")
    done = secretary.post(f"{path}/reports", {"progress": 100, "text": "Đã rà soát 22 hồ sơ."})
    assert (done.status_code, done.json["standing"]) == (201, "done")
    refused(secretary.post(f"{path}/reports", {"progress": 100}), 409, "task_ended")
    total = board.get("/reports/tasks", organisation="X1").json["total"]
    assert (total["total"], total["done"], total["done_share"], total["overdue"]) == (2, 1, 50, 0)
