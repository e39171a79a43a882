"""The secrecy gate: what is suspected waits for two people, and what slipped in is destroyed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import ColumnElement, Table, Text, cast, func, or_, select

from core.database import Base
from core.document_text import read
from core.unit_of_work import Runtime
from services import directives
from services.actor import SYSTEM
from tests.api.conftest import ApiClient, SignIn
from tests.api.directives.some import drafted, published, to
from tests.api.directives.test_attachments import PDF, attach
from tests.api.problems import refused
from tests.factories import World, documents

REASON = {"reason": "Chữ này là tên thôn, không phải dấu độ mật."}
STAMPED: list[dict[str, Any]] = [
    {"symbol": "12-KH/TU (MẬT)"},
    {"abstract": "TỐI MẬT - Kế hoạch phòng thủ"},
    {"summary": "Độ mật: Mật"},
    {"body": "T U Y Ệ T   M Ậ T\n\nKế hoạch phòng thủ."},
    {"body": "# MA\u0323\u0302T\n\nKế hoạch."},
]


@pytest.mark.parametrize("mark", ["confidential", "secret", "top_secret"])
def test_a_marked_document_is_refused_at_once(sign_in: SignIn, mark: str) -> None:
    publisher = sign_in("publisher@T1")
    path = drafted(publisher)
    refused(publisher.patch(path, {"secrecy": mark}), 422, "secret_refused")


@pytest.mark.parametrize("changes", STAMPED)
def test_what_looks_like_a_stamp_is_not_published(sign_in: SignIn, changes: dict[str, Any]) -> None:
    publisher = sign_in("publisher@T1")
    path = drafted(publisher, **changes)
    problem = refused(publisher.post(f"{path}/publication", to("X1")), 409, "secrecy_suspected")
    suspected = publisher.get(f"{path}/suspicions").json
    assert [one["place"] for one in suspected["suspicions"]] == [next(iter(changes))]
    assert suspected["suspicions"][0]["line"] in problem["detail"]
    assert publisher.get(path).json["state"] == "draft"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("phu luc.pdf", documents.pdf("TỐI MẬT\nKế hoạch", "Trang hai")),
        ("phu luc.docx", documents.docx("Kế hoạch phòng thủ", header="M Ậ T")),
        ("phu luc.xlsx", documents.xlsx(["Độ mật: Tuyệt mật"], ["Kế hoạch"])),
        ("KH_TOI_MAT.pdf", PDF),
    ],
)
def test_files_are_looked_through_before_publication(sign_in: SignIn, name: str, content: bytes) -> None:
    publisher = sign_in("publisher@T1")
    path = drafted(publisher)
    file = attach(publisher, path, name, content).json["id"]
    refused(publisher.post(f"{path}/publication", to("X1")), 409, "secrecy_suspected")
    [suspicion] = publisher.get(f"{path}/suspicions").json["suspicions"] or [{"attachment": file}]
    assert suspicion["attachment"] == file


def test_a_worker_looks_through_files_before_anybody_asks(sign_in: SignIn, runtime: Runtime) -> None:
    publisher = sign_in("publisher@T1")
    path = drafted(publisher)
    content = documents.pdf("TỐI MẬT")
    file = attach(publisher, path, "a.pdf", content).json["id"]
    assert publisher.get(f"{path}/suspicions").json["unread_files"] == 1
    with runtime.work(SYSTEM) as work:
        directives.keep_text(work, file, read(content, "application/pdf"))
    state = publisher.get(f"{path}/suspicions").json
    assert (state["unread_files"], len(state["suspicions"]), state["is_clear"]) == (0, 1, False)


def test_ordinary_documents_about_secrets_pass(sign_in: SignIn) -> None:
    publisher = sign_in("publisher@T1")
    body = "Phân loại bí mật nhà nước theo độ Tuyệt mật, độ Tối mật và độ Mật; mật độ dân số; mật ong."
    path = drafted(publisher, abstract="Về tăng cường bảo vệ bí mật nhà nước", body=body)
    assert publisher.get(f"{path}/suspicions").json["is_clear"]
    assert publisher.post(f"{path}/publication", to("X1")).status_code == 202


def suspected(publisher: ApiClient, **changes: Any) -> str:
    return drafted(publisher, **({"issuer": "X1", "organisation": "X1", "abstract": "MẬT: xem"} | changes))


def test_one_person_cannot_release_alone(sign_in: SignIn) -> None:
    publisher = sign_in("publisher@X1")
    path = suspected(publisher)
    first = publisher.post(f"{path}/secrecy-releases", REASON)
    assert (first.status_code, first.json["is_clear"]) == (201, False)
    refused(publisher.post(f"{path}/secrecy-releases", REASON), 409, "released_by_you")
    refused(publisher.post(f"{path}/publication", to("X1")), 409, "secrecy_suspected")


def test_two_people_release_it_together(sign_in: SignIn) -> None:
    publisher, other = sign_in("publisher@X1"), sign_in("publisher@T1")
    path = suspected(publisher)
    publisher.post(f"{path}/secrecy-releases", REASON)
    second = other.post(f"{path}/secrecy-releases", REASON).json
    assert second["is_clear"]
    assert [one["reason"] for one in second["releases"]] == [REASON["reason"]] * 2
    assert len({one["by"] for one in second["releases"]}) == 2
    assert publisher.post(f"{path}/publication", to("X1")).status_code == 202
    acts = sign_in("auditor@T1").get("/secrecy-acts", organisation="X1").json["items"]
    assert [one["kind"] for one in acts] == ["released", "released"]


def test_a_release_holds_for_what_was_seen_and_no_more(sign_in: SignIn) -> None:
    publisher, other = sign_in("publisher@X1"), sign_in("publisher@T1")
    path = suspected(publisher)
    for one in (publisher, other):
        one.post(f"{path}/secrecy-releases", REASON)
    publisher.patch(path, {"body": "TỐI MẬT\n\nMột đoạn."})
    refused(publisher.post(f"{path}/publication", to("X1")), 409, "secrecy_suspected")
    publisher.patch(path, {"body": "Một đoạn."})
    assert publisher.post(f"{path}/publication", to("X1")).status_code == 202


@pytest.mark.parametrize("reason", [None, {}, {"reason": ""}, {"reason": "  "}])
def test_a_release_needs_a_reason(sign_in: SignIn, reason: Any) -> None:
    publisher = sign_in("publisher@X1")
    path = suspected(publisher)
    assert publisher.post(f"{path}/secrecy-releases", reason).status_code == 422


def test_nothing_suspected_needs_no_release(sign_in: SignIn) -> None:
    publisher = sign_in("publisher@X1")
    path = suspected(publisher, abstract="Về sinh hoạt")
    refused(publisher.post(f"{path}/secrecy-releases", REASON), 409, "nothing_to_release")


UNIQUE = "xylophonzenit"
FORMS = (UNIQUE, UNIQUE.encode().hex())


def row_text(table: Table) -> ColumnElement[str]:
    """A whole row as PostgreSQL writes it; bytes in hexadecimal."""
    return cast(table.table_valued(), Text)


def everything(runtime: Runtime) -> dict[str, int]:
    """In how many rows of each table a word of the document can still be found."""
    with runtime.work(SYSTEM) as work:
        found = {
            name: work.session.scalar(
                select(func.count()).where(or_(*(row_text(table).ilike(f"%{form}%") for form in FORMS)))
            )
            for name, table in Base.metadata.tables.items()
        }
    return {name: rows for name, rows in found.items() if rows}


def test_a_purge_leaves_nothing_but_the_log(sign_in: SignIn, world: World, runtime: Runtime) -> None:
    publisher, reader = sign_in("publisher@T1"), sign_in(world.members["A"][0])
    other = published(publisher, symbol="13-HD/TU")
    path = drafted(publisher, abstract=UNIQUE, summary=UNIQUE, body=UNIQUE)
    answered = publisher.patch(path, {"body": f"{UNIQUE} hai"})
    assert answered.status_code == 200
    content = documents.docx(UNIQUE)
    attach(publisher, path, f"{UNIQUE}.docx", content, **{"Idempotency-Key": "file"})
    publisher.post(f"{path}/publication", to("X1"), headers={"Idempotency-Key": "publication"})
    seen = reader.get("/sync", after=0).json
    reader.put(f"{path}/receipt", {"state": "read"})
    assert everything(runtime)
    answer = sign_in("administrator@T1").post(f"{path}/purge", {"reason": "Có độ mật"})
    assert answer.status_code == 204
    assert everything(runtime) == {}
    files = Path(runtime.settings.data_folder / "files")
    assert [one for one in files.rglob("*") if one.is_file()] == []
    for who in (publisher, reader):
        refused(who.get(path), 404, "directive_not_found")
    after = reader.get("/sync", after=seen["next"]).json
    assert [one["id"] for one in after["purged"]] == [path.rsplit("/", 1)[1]]
    assert (after["items"], after["next"]) == ([], after["purged"][0]["seq"])
    assert reader.get("/sync", after=after["next"]).json["purged"] == []
    assert publisher.get(other).status_code == 200
    [act] = sign_in("auditor@T1").get("/secrecy-acts", organisation="T1").json["items"]
    assert (act["kind"], act["directive"], act["reason"]) == ("purged", path.rsplit("/", 1)[1], "Có độ mật")


def test_a_purged_draft_is_no_news_to_phones(sign_in: SignIn, world: World) -> None:
    path = drafted(sign_in("publisher@T1"))
    assert sign_in("administrator@T1").post(f"{path}/purge", {"reason": "Nhầm"}).status_code == 204
    assert sign_in(world.members["A"][0]).get("/sync", after=0).json["purged"] == []
