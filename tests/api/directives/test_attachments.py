"""Files of a directive."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from tests.api.conftest import ApiClient, SignIn
from tests.api.directives.some import drafted, published
from tests.api.problems import refused
from tests.factories import World

PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


def attach(
    client: ApiClient, path: str, name: str = "phụ lục.pdf", content: bytes = PDF, **headers: str
) -> TestResponse:
    # Written out: werkzeug's own client leaves a temporary file open behind a large upload.
    head = f'--b\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
    return client.call(
        "POST",
        f"{path}/attachments",
        data=head.encode() + content + b"\r\n--b--\r\n",
        content_type="multipart/form-data; boundary=b",
        headers=headers,
    )


def fetched(client: ApiClient, path: str, **kwargs: Any) -> TestResponse:
    """By way of the signed address, which needs no token any more."""
    address = client.get(path).location
    return client.call("GET", address.removeprefix("/api/v1"), **{"headers": {"Authorization": ""}} | kwargs)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("virus.exe", b"MZ\x90\x00"),
        ("renamed.pdf", b"MZ\x90\x00"),
        ("page.html", b"<script>alert(1)</script>"),
        ("drawing.svg", b"<svg onload='alert(1)'/>"),
        ("text.docx", PDF),
        ("nameless", PDF),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_refused(sign_in: SignIn, name: str, content: bytes) -> None:
    publisher = sign_in("publisher@T1")
    path = drafted(publisher)
    problem = refused(attach(publisher, path, name, content), 422, "attachment_type_refused")
    assert name in problem["detail"]
    assert publisher.get(path).json["attachments"] == []


def test_an_empty_or_absent_file_is_refused(sign_in: SignIn) -> None:
    publisher = sign_in("publisher@T1")
    path = drafted(publisher)
    refused(attach(publisher, path, content=b""), 422, "attachment_empty")
    refused(publisher.post(f"{path}/attachments", data={"file": "a plain field"}), 422, "attachment_empty")
    refused(publisher.post(f"{path}/attachments", {"file": "json"}), 422, "attachment_empty")
    refused(publisher.post(f"{path}/attachments"), 422, "attachment_empty")


def test_a_file_beyond_the_limit_is_too_large(sign_in: SignIn, app: Flask) -> None:
    runtime = app.extensions["handbook"]
    app.extensions["handbook"] = replace(runtime, settings=replace(runtime.settings, attachment_limit_mb=1))
    publisher = sign_in("publisher@T1")
    path = drafted(publisher)
    refused(attach(publisher, path, content=PDF + bytes(1024 * 1024)), 413, "attachment_too_large")
    assert attach(publisher, path, content=PDF.ljust(1024 * 1024)).status_code == 201


def test_files_are_fixed_once_published(sign_in: SignIn) -> None:
    publisher = sign_in("publisher@T1")
    path = drafted(publisher)
    attached = attach(publisher, path).json
    publisher.post(f"{path}/publication", {"include": ["X1"]})
    refused(attach(publisher, path), 409, "already_published")
    refused(publisher.delete(f"{path}/attachments/{attached['id']}"), 409, "already_published")


def test_only_who_manages_it_adds_and_removes(sign_in: SignIn, world: World) -> None:
    path = published(sign_in("publisher@T1"))
    refused(attach(sign_in(world.members["A"][0]), path), 403, "forbidden")
    refused(attach(sign_in(world.members["C"][0]), path), 404, "directive_not_found")


def test_a_file_of_another_directive_is_not_found(sign_in: SignIn) -> None:
    publisher = sign_in("publisher@T1")
    path, other = drafted(publisher), drafted(publisher, symbol="13-HD/TU")
    file = attach(publisher, path).json["id"]
    for wrong in (f"{other}/attachments/{file}", f"{path}/attachments/{uuid4()}"):
        refused(publisher.get(wrong), 404, "attachment_not_found")
        refused(publisher.delete(wrong), 404, "attachment_not_found")


def test_who_was_not_sent_the_directive_does_not_get_its_file(sign_in: SignIn, world: World) -> None:
    publisher = sign_in("publisher@T1")
    path = drafted(publisher)
    file = f"{path}/attachments/{attach(publisher, path).json['id']}"
    refused(sign_in(world.members["A"][0]).get(file), 404, "directive_not_found")
    publisher.post(f"{path}/publication", {"include": ["X1"]})
    refused(sign_in(world.members["C"][0]).get(file), 404, "directive_not_found")
    assert fetched(sign_in(world.members["A"][0]), file).data == PDF


def test_a_file_comes_back_whole_under_its_own_name(sign_in: SignIn) -> None:
    publisher = sign_in("publisher@T1")
    path = drafted(publisher)
    added = attach(publisher, path, "../../Phụ lục «1».PDF")
    assert added.json == {
        "id": added.json["id"],
        "file_name": "Phụ lục «1».PDF",
        "media_type": "application/pdf",
        "size": len(PDF),
    }
    [shown] = publisher.get(path).json["attachments"]
    assert added.json.items() <= shown.items()
    file = fetched(publisher, f"{path}/attachments/{added.json['id']}")
    assert (file.data, file.mimetype) == (PDF, "application/pdf")
    assert file.headers["X-Content-Type-Options"] == "nosniff"
    assert file.headers["Content-Disposition"].startswith("attachment;")
    assert "Ph%E1%BB%A5%20l%E1%BB%A5c" in file.headers["Content-Disposition"]


def test_a_file_name_breaks_no_header_and_no_disk(sign_in: SignIn) -> None:
    publisher = sign_in("publisher@T1")
    path = drafted(publisher)
    file = attach(publisher, path, "a\tb\x00;\\r\\nSet-Cookie: x" + "ă" * 300 + ".pdf").json
    assert len(file["file_name"]) <= 150
    assert file["file_name"].endswith(".pdf")
    answer = fetched(publisher, f"{path}/attachments/{file['id']}")
    assert answer.status_code == 200
    assert "Set-Cookie" not in answer.headers


def test_a_file_is_taken_off(sign_in: SignIn) -> None:
    publisher = sign_in("publisher@T1")
    path = drafted(publisher)
    file = f"{path}/attachments/{attach(publisher, path).json['id']}"
    assert publisher.delete(file).status_code == 204
    refused(publisher.get(file), 404, "attachment_not_found")
    assert publisher.get(path).json["attachments"] == []


def test_an_upload_repeated_after_a_lost_answer_happens_once(sign_in: SignIn) -> None:
    publisher = sign_in("publisher@T1")
    path = drafted(publisher)
    answers = [attach(publisher, path, **{"Idempotency-Key": "one"}) for _ in range(2)]
    assert answers[0].json == answers[1].json
    assert len(publisher.get(path).json["attachments"]) == 1
