"""Who may do what with reports over REST."""

from __future__ import annotations

from tests.api.rights.cases import BOARD, SECRETARY, Case, only, others

OF_A = {"may": only(SECRETARY, BOARD), "sees": others(SECRETARY, BOARD)}

REPORT = "/reports/monthly/{monthly_report}"
SIGNED_TWICE = "/reports/monthly/{report_signed_twice}"

REPORTS: dict[str, list[Case]] = {
    "GET /reports/adoption": [Case("/reports/adoption?organisation=A", **OF_A)],
    "GET /reports/adoption.xlsx": [Case("/reports/adoption.xlsx?organisation=A", **OF_A)],
    "GET /reports/compliance/explain": [
        Case("/reports/compliance/explain?organisation=A&outcome=no_record", **OF_A),
    ],
    "GET /reports/conduct/explain": [
        Case("/reports/conduct/explain?organisation=A&figure=long_enough", **OF_A),
    ],
    "GET /reports/monthly": [
        Case("/reports/monthly?organisation=X1", may=only(BOARD), sees=others(BOARD)),
    ],
    "GET /reports/monthly/<uuid:report_id>": [Case(REPORT, may=only(BOARD))],
    "GET /reports/monthly/<uuid:report_id>.xlsx": [Case(f"{REPORT}.xlsx", may=only(BOARD))],
    "GET /reports/monthly/<uuid:report_id>.docx": [Case(f"{REPORT}.docx", may=only(BOARD))],
    "POST /reports/monthly/<uuid:report_id>/signature": [
        Case(f"{REPORT}/signature", {"seen": "?"}, may=only(BOARD), answer=409),
    ],
    "POST /reports/monthly/<uuid:report_id>/signature/replacement": [
        Case(f"{REPORT}/signature/replacement", {"seen": "?", "reason": "Sửa"}, may=only(BOARD), answer=409),
    ],
    "GET /reports/monthly/<uuid:report_id>/versions/<int:version>": [
        Case(f"{SIGNED_TWICE}/versions/1", may=only(BOARD)),
    ],
    "GET /reports/tasks.xlsx": [
        Case(
            "/reports/tasks.xlsx?organisation=A",
            may=only(SECRETARY, BOARD),
            sees=others(SECRETARY, BOARD),
        ),
    ],
}
