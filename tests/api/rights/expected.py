"""Who may do what over REST, as a table: every operation, every role, at home and next door.

The matter is always in commune X1 (or its cell A). ``may`` and ``sees`` name roles held there: who may
gets through, who only sees is forbidden (403), and to everybody else it is not there (404). The same
roles next door, in commune X2, find nothing (404), unless the operation is about oneself.
"""

from __future__ import annotations

from tests.api.directives.some import NEW as DIRECTIVE
from tests.api.rights.cases import (
    ADMINISTRATOR,
    AUDITOR,
    BOARD,
    MEMBER,
    NOBODY,
    OFFICER,
    PUBLISHER,
    ROLES,
    SECRETARY,
    Case,
    export_of,
    only,
    others,
    own,
    tree_change,
)
from tests.api.rights.expected_audiences import AUDIENCES
from tests.api.rights.expected_exchange import EXCHANGE
from tests.api.rights.expected_meetings import MEETINGS
from tests.api.rights.expected_members import MEMBERS
from tests.api.rights.expected_movement import MOVEMENT
from tests.api.rights.expected_people import PEOPLE
from tests.api.rights.expected_record import RECORD
from tests.api.rights.expected_reports import REPORTS

PUBLIC = ("POST /sessions", "POST /activations", "GET /files/<uuid:attachment_id>")
"""The ways in, for nobody in particular."""

WEBHOOKS = ("POST /bots/telegram", "POST /bots/zalo")
"""For messengers, who show a secret of their own."""

DRAFT, SENT = "/directives/{draft}", "/directives/{published}"
READERS = only(BOARD, MEMBER)
"""Who sees what was published to X1, besides its publisher."""
REASON = {"reason": "Nhầm"}
CORRECTION = {"what": "Sửa hạn", "why": "Nhầm", "body": "Một đoạn khác."}
SUSPECTED = CORRECTION | {"abstract": "MẬT: xem"}
AUDIENCE = {"include": ["X1"]}
FEEDBACK, CELL_FEEDBACK, OWN_FEEDBACK = "/feedback/{feedback}", "/feedback/{cell_feedback}", "/feedback/{own}"
IMPORT = "/imports/{import}"
NEW_CELL = {"code": "X1-E", "name": "Chi bộ thôn Êm", "kind": "cell", "parent": "X1"}
WARNING, RECORD_WATCHERS = "/warnings/{warning}", only(SECRETARY, BOARD)
TASK = {"by": "X1", "to": ["A"], "title": "Rà soát hồ sơ"}
TASK_KEEPERS = only(SECRETARY, PUBLISHER, BOARD)
RULE = {
    "rule": "meeting.minutes_at_least",
    "value": 60,
    "valid_from": "2026-12-01",
    "source": "15-HD/BTCTU",
}
OTP = {"otp": "000000"}
PHONE = {"kind": "fcm_id", "value": "somebodys-phone"}

EXPECTED: dict[str, list[Case]] = {
    # Oneself
    "GET /me": [own("/me")],
    "GET /me/sessions": [own("/me/sessions")],
    "DELETE /me/sessions/<uuid:session_id>": [
        own("/me/sessions/{own_session}", answer=204),
        Case("/me/sessions/{session}", may=NOBODY),
    ],
    "POST /me/sessions/current/rotation": [own("/me/sessions/current/rotation", answer=201)],
    "POST /me/totp": [own("/me/totp", answer=201)],
    "PUT /me/totp": [own("/me/totp", OTP, answer=409)],
    "POST /me/totp/end": [own("/me/totp/end", OTP, answer=409)],
    "GET /me/devices": [own("/me/devices")],
    "POST /me/devices": [own("/me/devices", {"kind": "fcm_id", "value": "my-phone"}, answer=201)],
    "DELETE /me/devices": [Case("/me/devices", PHONE, may=NOBODY)],
    "POST /me/channel-links": [own("/me/channel-links", {"channel": "telegram"}, answer=201)],
    "GET /me/inbox": [own("/me/inbox")],
    "GET /sync": [own("/sync")],
    "GET /me/feedback": [own("/me/feedback")],
    "DELETE /me/notes": [own("/me/notes", answer=204)],
    "GET /me/access-log": [own("/me/access-log")],
    "GET /me/correction-requests": [own("/me/correction-requests")],
    "POST /me/correction-requests": [
        own("/me/correction-requests", {"field": "gender", "text": "Tôi là nữ"}, answer=201)
    ],
    # Directives
    "GET /directives": [own("/directives")],
    "POST /directives": [
        Case(
            "/directives",
            DIRECTIVE | {"organisation": "X1"},
            may=only(PUBLISHER),
            sees=others(PUBLISHER),
            answer=201,
        )
    ],
    "GET /directives/<uuid:directive_id>": [
        Case(DRAFT, may=only(PUBLISHER)),
        Case(SENT, may=READERS | {PUBLISHER}),
    ],
    "PATCH /directives/<uuid:directive_id>": [
        Case(DRAFT, {"abstract": "Khác"}, may=only(PUBLISHER)),
        Case(SENT, {"abstract": "Khác"}, may=only(PUBLISHER), sees=READERS, answer=409),
    ],
    "POST /directives/<uuid:directive_id>/attachments": [
        Case(f"{DRAFT}/attachments", may=only(PUBLISHER), answer=422),
        Case(f"{SENT}/attachments", may=only(PUBLISHER), sees=READERS, answer=409),
    ],
    "GET /directives/<uuid:directive_id>/attachments/<uuid:attachment_id>": [
        Case(f"{DRAFT}/attachments/{{draft_file}}", may=only(PUBLISHER), answer=302),
        Case(f"{SENT}/attachments/{{published_file}}", may=READERS | {PUBLISHER}, answer=302),
    ],
    "DELETE /directives/<uuid:directive_id>/attachments/<uuid:attachment_id>": [
        Case(f"{DRAFT}/attachments/{{doomed_file}}", may=only(PUBLISHER), answer=204),
        Case(f"{SENT}/attachments/{{published_file}}", may=only(PUBLISHER), sees=READERS, answer=409),
    ],
    "POST /directives/<uuid:directive_id>/audience-preview": [
        Case(f"{DRAFT}/audience-preview", AUDIENCE, may=only(PUBLISHER)),
        Case(f"{SENT}/audience-preview", AUDIENCE, may=only(PUBLISHER), sees=READERS, answer=409),
    ],
    "POST /directives/<uuid:directive_id>/audience-preview/unreached": [
        Case(f"{DRAFT}/audience-preview/unreached", AUDIENCE, may=only(PUBLISHER)),
    ],
    "GET /directives/<uuid:directive_id>/nameable-persons": [
        Case(f"{DRAFT}/nameable-persons?q=an", may=only(PUBLISHER)),
    ],
    "POST /directives/<uuid:directive_id>/publication": [
        Case(f"{DRAFT}/publication", AUDIENCE, may=only(PUBLISHER), answer=202),
        Case(f"{SENT}/publication", AUDIENCE, may=only(PUBLISHER), sees=READERS, answer=409),
    ],
    "PUT /directives/<uuid:directive_id>/receipt": [
        Case(f"{DRAFT}/receipt", {"state": "read"}, may=NOBODY, sees=only(PUBLISHER)),
        Case(f"{SENT}/receipt", {"state": "read"}, may=only(MEMBER), sees=only(PUBLISHER, BOARD)),
    ],
    "GET /directives/<uuid:directive_id>/reach": [
        Case(f"{SENT}/reach?organisation=X1", may=only(PUBLISHER, BOARD), sees=only(MEMBER)),
    ],
    "GET /directives/<uuid:directive_id>/body": [
        Case(f"{DRAFT}/body", may=NOBODY),
        Case(f"{SENT}/body", may=READERS | {PUBLISHER}),
    ],
    "PUT /directives/<uuid:directive_id>/bookmarks/<any(saved, later):kind>": [
        Case(f"{SENT}/bookmarks/saved", may=READERS | {PUBLISHER}, answer=204),
    ],
    "DELETE /directives/<uuid:directive_id>/bookmarks/<any(saved, later):kind>": [
        own(f"{SENT}/bookmarks/saved", answer=204),
    ],
    "GET /me/bookmarks": [own("/me/bookmarks")],
    "GET /directives/<uuid:directive_id>/publication-plan": [
        Case(f"{DRAFT}/publication-plan", may=only(PUBLISHER), answer=404),
    ],
    "PUT /directives/<uuid:directive_id>/publication-plan": [
        Case(
            f"{DRAFT}/publication-plan", AUDIENCE | {"at": "2030-01-01T00:00:00+00:00"}, may=only(PUBLISHER)
        ),
        Case(
            f"{SENT}/publication-plan",
            AUDIENCE | {"at": "2030-01-01T00:00:00+00:00"},
            may=only(PUBLISHER),
            sees=READERS,
            answer=409,
        ),
    ],
    "DELETE /directives/<uuid:directive_id>/publication-plan": [
        Case(f"{DRAFT}/publication-plan", may=only(PUBLISHER), answer=204),
    ],
    "GET /directives/<uuid:directive_id>/reach/members": [
        Case(f"{SENT}/reach/members?organisation=X1", may=only(BOARD), sees=only(MEMBER, PUBLISHER)),
    ],
    "POST /directives/<uuid:directive_id>/corrections": [
        Case(f"{SENT}/corrections", CORRECTION, may=only(PUBLISHER), sees=READERS, answer=201),
        Case(f"{DRAFT}/corrections", CORRECTION, may=only(PUBLISHER), answer=409),
    ],
    "GET /directives/<uuid:directive_id>/held-correction": [
        Case(f"{SENT}/held-correction", may=only(PUBLISHER), sees=READERS, answer=404),
        Case(f"{DRAFT}/held-correction", may=only(PUBLISHER), answer=409),
    ],
    "PUT /directives/<uuid:directive_id>/held-correction": [
        Case(f"{SENT}/held-correction", SUSPECTED, may=only(PUBLISHER), sees=READERS),
        Case(f"{DRAFT}/held-correction", SUSPECTED, may=only(PUBLISHER), answer=409),
    ],
    "DELETE /directives/<uuid:directive_id>/held-correction": [
        Case(f"{SENT}/held-correction", may=only(PUBLISHER), sees=READERS, answer=404),
    ],
    "POST /directives/<uuid:directive_id>/withdrawal": [
        Case(f"{SENT}/withdrawal", REASON, may=only(PUBLISHER), sees=READERS),
        Case(f"{DRAFT}/withdrawal", REASON, may=only(PUBLISHER), answer=409),
    ],
    "GET /directives/<uuid:directive_id>/versions": [
        Case(f"{DRAFT}/versions", may=only(PUBLISHER)),
        Case(f"{SENT}/versions", may=READERS | {PUBLISHER}),
    ],
    "GET /directives/<uuid:directive_id>/versions/<int(max=2147483647):number>": [
        Case(f"{SENT}/versions/1", may=READERS | {PUBLISHER}, answer=404),
    ],
    "GET /directives/<uuid:directive_id>/changes": [
        Case(f"{DRAFT}/changes", may=only(PUBLISHER)),
        Case(f"{SENT}/changes", may=only(PUBLISHER), sees=READERS),
    ],
    "PUT /directives/<uuid:directive_id>/links/<uuid:other_id>": [
        Case(f"{DRAFT}/links/{{published}}", {"kind": "supersedes"}, may=only(PUBLISHER), answer=204),
        Case(f"{SENT}/links/{{draft}}", {"kind": "related"}, may=only(PUBLISHER), sees=READERS, answer=204),
    ],
    "DELETE /directives/<uuid:directive_id>/links/<uuid:other_id>": [
        Case(f"{SENT}/links/{{draft}}", may=only(PUBLISHER), sees=READERS, answer=404),
    ],
    "GET /directives/<uuid:directive_id>/suspicions": [
        Case(f"{DRAFT}/suspicions", may=only(PUBLISHER)),
        Case(f"{SENT}/suspicions", may=only(PUBLISHER), sees=READERS),
    ],
    "POST /directives/<uuid:directive_id>/secrecy-releases": [
        Case(f"{DRAFT}/secrecy-releases", {"reason": "Tên thôn"}, may=only(PUBLISHER), answer=409),
        Case(f"{SENT}/secrecy-releases", {"reason": "x"}, may=only(PUBLISHER), sees=READERS, answer=409),
    ],
    "POST /directives/<uuid:directive_id>/purge": [
        Case("/directives/{doomed}/purge", REASON, may=only(ADMINISTRATOR), sees=only(PUBLISHER), answer=204)
    ],
    "GET /secrecy-acts": [Case("/secrecy-acts?organisation=X1", may=only(AUDITOR), sees=others(AUDITOR))],
    **MEETINGS,
    **PEOPLE,
    **RECORD,
    **REPORTS,
    # Feedback
    "GET /feedback": [own("/feedback")],
    "POST /feedback": [
        own("/feedback", {"kind": "report", "level": "province", "text": "Đường hỏng"}, answer=201)
    ],
    "GET /feedback/<uuid:feedback_id>": [
        Case(FEEDBACK, may=only(OFFICER)),
        Case(CELL_FEEDBACK, may=only(OFFICER, SECRETARY)),
        Case(OWN_FEEDBACK, may=only(OFFICER, MEMBER)),
    ],
    "POST /feedback/<uuid:feedback_id>/messages": [
        Case(f"{FEEDBACK}/messages", {"text": "Đang xem"}, may=only(OFFICER), answer=201),
        Case(f"{CELL_FEEDBACK}/messages", {"text": "Đang xem"}, may=only(OFFICER, SECRETARY), answer=201),
        Case(f"{OWN_FEEDBACK}/messages", {"text": "Thêm"}, may=only(OFFICER, MEMBER), answer=201),
    ],
    "POST /feedback/<uuid:feedback_id>/transitions": [
        Case(f"{FEEDBACK}/transitions", {"to": "received"}, may=only(OFFICER), answer=201),
        Case(f"{CELL_FEEDBACK}/transitions", {"to": "received"}, may=only(OFFICER, SECRETARY), answer=201),
    ],
    # The tree
    "POST /organisations": [
        Case("/organisations", NEW_CELL, may=only(ADMINISTRATOR), sees=others(ADMINISTRATOR), answer=201),
    ],
    "GET /organisations/<code>": [Case("/organisations/A")],
    "GET /organisations/<code>/children": [Case("/organisations/X1/children")],
    "GET /organisations/<code>/members": [Case("/organisations/A/members")],
    "GET /exports/members": [export_of("members", SECRETARY, BOARD, ADMINISTRATOR)],
    "GET /exports/meetings": [export_of("meetings", SECRETARY, BOARD)],
    "GET /exports/directives": [export_of("directives", PUBLISHER, BOARD)],
    "GET /exports/organisations": [export_of("organisations", *(ROLES - {MEMBER}))],
    "GET /organisations/<code>/roles": [
        Case("/organisations/A/roles", may=only(ADMINISTRATOR), sees=others(ADMINISTRATOR))
    ],
    "POST /organisations/<code>/rename": [tree_change("A/rename", {"name": "Tên khác"})],
    "POST /organisations/<code>/move": [tree_change("A/move", {"parent": "X1"}, answer=422)],
    "POST /organisations/<code>/kind": [tree_change("A/kind", {"kind": "base_cell"})],
    "POST /organisations/<code>/dissolution": [tree_change("A/dissolution", {}, answer=409)],
    "POST /organisations/<code>/merge": [
        tree_change("A/merge", {"with": ["B"], "into": {"code": "AB", "name": "Chi bộ An Bình"}})
    ],
    "POST /organisations/<code>/split": [
        tree_change("A/split", {"parts": [{"code": "A"}, {"code": "A2", "name": "Chi bộ An Hai"}]})
    ],
    "GET /organisations/<code>/history": [Case("/organisations/A/history")],
    "DELETE /organisations/<code>/changes/<int(max=9223372036854775807):change_id>": [
        Case("/organisations/A/changes/1", may=only(ADMINISTRATOR), sees=others(ADMINISTRATOR), answer=404)
    ],
    "GET /organisations/<code>/external-codes": [Case("/organisations/A/external-codes")],
    "POST /organisations/<code>/external-codes": [
        tree_change("A/external-codes", {"system": "gso", "code": "17206-1"}, answer=201)
    ],
    # Tasks
    "GET /tasks": [Case("/tasks", is_own=True)],
    "POST /tasks": [
        Case("/tasks", TASK, may=only(PUBLISHER, BOARD), sees=others(PUBLISHER, BOARD), answer=201),
    ],
    "GET /tasks/<uuid:task_id>": [Case("/tasks/{task}", may=TASK_KEEPERS)],
    "POST /tasks/<uuid:task_id>/reports": [
        Case("/tasks/{task}/reports", {"progress": 50}, may=TASK_KEEPERS, answer=201),
    ],
    "POST /tasks/<uuid:task_id>/cancellation": [
        Case(
            "/tasks/{task}/cancellation",
            {"reason": "Không cần nữa"},
            may=only(PUBLISHER, BOARD),
            sees=only(SECRETARY),
        ),
    ],
    "GET /reports/tasks": [
        Case("/reports/tasks?organisation=A", may=only(SECRETARY, BOARD), sees=others(SECRETARY, BOARD)),
    ],
    # Warnings
    "GET /reports/warnings": [Case("/reports/warnings", is_own=True)],
    "GET /reports/warnings/by-child": [
        Case("/reports/warnings/by-child?organisation=A", may=RECORD_WATCHERS, sees=ROLES - RECORD_WATCHERS),
    ],
    "GET /warnings/<uuid:warning_id>": [Case(WARNING, may=RECORD_WATCHERS)],
    "POST /warnings/<uuid:warning_id>/answer": [
        Case(f"{WARNING}/answer", {"text": "Họp bù"}, may=only(SECRETARY), sees=only(BOARD)),
    ],
    "POST /warnings/<uuid:warning_id>/snooze": [
        Case(f"{WARNING}/snooze", {"until": "2026-12-10"}, may=RECORD_WATCHERS),
    ],
    "POST /warnings/<uuid:warning_id>/dismiss": [
        Case(f"{WARNING}/dismiss", {"reason": "Mới tách"}, may=only(BOARD), sees=only(SECRETARY)),
    ],
    "POST /warnings/<uuid:warning_id>/confirm": [
        Case(f"{WARNING}/confirm", {}, may=only(BOARD), sees=only(SECRETARY)),
    ],
    # Rules
    "GET /organisations/<code>/rules": [Case("/organisations/A/rules")],
    "POST /organisations/<code>/rules": [
        Case("/organisations/A/rules", RULE, may=only(BOARD), sees=others(BOARD), answer=201),
    ],
    **AUDIENCES,
    **EXCHANGE,
    **MEETINGS,
    **MEMBERS,
    **MOVEMENT,
    # Imports
    "GET /imports": [
        own("/imports"),
        Case("/imports?organisation=A", may=only(ADMINISTRATOR), sees=others(ADMINISTRATOR)),
    ],
    # Whose members they are comes with the form, which is tried with the uploads themselves.
    "POST /imports": [Case("/imports", may=NOBODY)],
    "GET /imports/<uuid:run_id>": [Case(IMPORT, may=only(ADMINISTRATOR))],
    "DELETE /imports/<uuid:run_id>": [Case(IMPORT, may=only(ADMINISTRATOR), answer=204)],
    "GET /imports/<uuid:run_id>/rows": [Case(f"{IMPORT}/rows", may=only(ADMINISTRATOR))],
    "GET /imports/<uuid:run_id>/changes": [Case(f"{IMPORT}/changes", may=only(ADMINISTRATOR))],
    "GET /imports/<uuid:run_id>/missing": [Case(f"{IMPORT}/missing", may=only(ADMINISTRATOR))],
    "GET /imports/<uuid:run_id>/bad-rows": [Case(f"{IMPORT}/bad-rows", may=only(ADMINISTRATOR))],
    "PUT /imports/<uuid:run_id>/columns": [Case(f"{IMPORT}/columns", {}, may=only(ADMINISTRATOR))],
    "PUT /imports/<uuid:run_id>/decisions": [
        Case(f"{IMPORT}/decisions", {"decision": "leave", "code": "date_partial"}, may=only(ADMINISTRATOR)),
    ],
    "POST /imports/<uuid:run_id>/commit": [Case(f"{IMPORT}/commit", may=only(ADMINISTRATOR))],
    "POST /imports/<uuid:run_id>/undo": [Case(f"{IMPORT}/undo", may=only(ADMINISTRATOR), answer=409)],
    # Boards
    "GET /reports/quality": [
        Case(
            "/reports/quality?organisation=A",
            may=only(SECRETARY, BOARD, ADMINISTRATOR),
            sees=others(SECRETARY, BOARD, ADMINISTRATOR),
        )
    ],
    "GET /reports/quality/<check>": [
        Case(
            "/reports/quality/no_phone?organisation=A",
            may=only(SECRETARY, BOARD, ADMINISTRATOR),
            sees=others(SECRETARY, BOARD, ADMINISTRATOR),
        )
    ],
    "GET /reports/attendance": [
        Case(
            "/reports/attendance?organisation=A",
            may=only(SECRETARY, BOARD),
            sees=others(SECRETARY, BOARD),
        ),
    ],
    "GET /reports/attendance.xlsx": [
        Case(
            "/reports/attendance.xlsx?organisation=A",
            may=only(SECRETARY, BOARD),
            sees=others(SECRETARY, BOARD),
        ),
    ],
    "GET /reports/attendance/explain": [
        Case(
            "/reports/attendance/explain?organisation=A&figure=present",
            may=only(SECRETARY, BOARD),
            sees=others(SECRETARY, BOARD),
        ),
    ],
    "GET /reports/compliance": [
        Case(
            "/reports/compliance?organisation=A",
            may=only(SECRETARY, BOARD),
            sees=others(SECRETARY, BOARD),
        ),
    ],
    "GET /reports/compliance.xlsx": [
        Case(
            "/reports/compliance.xlsx?organisation=A",
            may=only(SECRETARY, BOARD),
            sees=others(SECRETARY, BOARD),
        ),
    ],
    "GET /audit": [Case("/audit?organisation=X1", may=only(AUDITOR), sees=others(AUDITOR))],
}
