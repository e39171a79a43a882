"""Files are served by addresses that work for some minutes, for one file and one member."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from core.document_text import read
from core.unit_of_work import Runtime
from services import directives
from services.actor import SYSTEM
from tests.api.conftest import SignIn
from tests.api.directives.some import drafted
from tests.api.directives.test_attachments import PDF, attach
from tests.api.problems import refused
from tests.conftest import StoppedClock
from tests.factories import World, documents


def published_file(sign_in: SignIn, content: bytes = PDF) -> tuple[str, str]:
    """The paths of a directive published to X1 and of its file."""
    publisher = sign_in("publisher@T1")
    path = drafted(publisher)
    file = attach(publisher, path, content=content).json["id"]
    publisher.post(f"{path}/publication", {"include": ["X1"]})
    return path, f"{path}/attachments/{file}"


def address(sign_in: SignIn, world: World, file: str) -> str:
    answer = sign_in(world.members["A"][0]).get(file)
    assert answer.status_code == 302
    return str(answer.location).removeprefix("/api/v1")


@pytest.mark.parametrize(
    "spoil", [lambda key: key[:-2], lambda key: key[::-1], lambda _: "é", lambda _: "AA"]
)
def test_a_spoilt_key_opens_nothing(sign_in: SignIn, world: World, spoil: object) -> None:
    _, file = published_file(sign_in)
    path, _, key = address(sign_in, world, file).partition("?key=")
    refused(sign_in(None).get(path, key=spoil(key)), 403, "address_expired")


def test_a_key_is_for_one_file_and_some_minutes(sign_in: SignIn, world: World, clock: StoppedClock) -> None:
    _, file = published_file(sign_in)
    path, _, key = address(sign_in, world, file).partition("?key=")
    assert sign_in(None).get(path, key=key).data == PDF
    refused(sign_in(None).get(f"/files/{uuid4()}", key=key), 403, "address_expired")
    refused(sign_in(None).get(path), 422, "invalid")
    clock.advance(timedelta(minutes=20))
    refused(sign_in(None).get(path, key=key), 403, "address_expired")


def test_what_is_withdrawn_meanwhile_is_not_served(sign_in: SignIn, world: World) -> None:
    directive, file = published_file(sign_in)
    found = address(sign_in, world, file)
    sign_in("publisher@T1").post(f"{directive}/withdrawal", {"reason": "Nhầm"})
    refused(sign_in(None).call("GET", found), 404, "attachment_not_found")


def test_parts_and_repeats(sign_in: SignIn, world: World) -> None:
    _, file = published_file(sign_in)
    found, anybody = address(sign_in, world, file), sign_in(None)
    whole = anybody.call("GET", found)
    assert (whole.status_code, whole.headers["Accept-Ranges"]) == (200, "bytes")
    assert "sandbox" in whole.headers["Content-Security-Policy"]
    part = anybody.call("GET", found, headers={"Range": "bytes=2-5"})
    assert (part.status_code, part.data) == (206, PDF[2:6])
    assert part.headers["Content-Range"] == f"bytes 2-5/{len(PDF)}"
    beyond = anybody.call("GET", found, headers={"Range": "bytes=9999-"})
    assert (beyond.status_code, beyond.headers["Content-Range"]) == (416, f"bytes */{len(PDF)}")
    again = anybody.call("GET", found, headers={"If-None-Match": whole.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_a_reader_sees_who_signed_a_file(sign_in: SignIn, runtime: Runtime) -> None:
    publisher = sign_in("publisher@T1")
    path = drafted(publisher)
    content = documents.signed(documents.pdf("Kế hoạch"))
    file = attach(publisher, path, content=content).json["id"]
    assert publisher.get(path).json["attachments"][0]["reading"] == "pending"
    with runtime.work(SYSTEM) as work:
        directives.keep_text(work, file, read(content, "application/pdf"))
    [shown] = publisher.get(path).json["attachments"]
    assert (shown["reading"], shown["pages"]) == ("read", 1)
    [signature] = shown["signatures"]
    assert (signature["signer"], signature["is_intact"], signature["is_changed"]) == (
        "Văn phòng Tỉnh ủy Ví Dụ",
        True,
        False,
    )
