"""The files of a draft."""

from __future__ import annotations

import io
from uuid import UUID

import pytest

from services import directives
from tests.factories import World
from tests.web.conftest import Visit
from tests.web.material import drafted, published

PDF = b"%PDF-1.7\n%synthetic\n"


@pytest.fixture
def draft(world: World) -> UUID:
    return drafted(world)


def files(*named: tuple[str, bytes]) -> dict[str, object]:
    return {"file": [(io.BytesIO(content), name) for name, content in named]}


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({}, "Đồng chí chọn ít nhất một tệp."),
        (files(("", b"")), "Đồng chí chọn ít nhất một tệp."),
        (files(("a.pdf", b"")), "không có nội dung"),
        (files(("a.exe", b"MZ")), "Không nhận tệp «a.exe»"),
        (files(("a.pdf", PDF), ("b.pdf", b"MZ")), "Không nhận tệp «b.pdf»"),
    ],
)
def test_a_refused_file_adds_nothing(
    visit: Visit, world: World, draft: UUID, data: dict[str, object], sentence: str
) -> None:
    page = visit("publisher@T1").post(f"/publishing/{draft}/files", data)
    assert page.status == 422
    assert sentence in page.text
    with world.acting("publisher@T1", read_only=True) as work:
        assert directives.detail(work, draft).attachments == []


def test_nothing_is_added_to_what_is_published(visit: Visit, world: World) -> None:
    directive_id = published(world)
    page = visit("publisher@T1").post(f"/publishing/{directive_id}/files", files(("a.pdf", PDF)))
    assert page.status == 422
    assert "đã ban hành" in page.text


def test_several_at_once_are_added_and_taken_off(visit: Visit, draft: UUID) -> None:
    visitor = visit("publisher@T1")
    page = visitor.send(f"/publishing/{draft}/files", files(("Phụ lục 1.pdf", PDF), ("b.pdf", PDF)))
    assert "Đã đính kèm tệp." in page.text
    assert "Phụ lục 1.pdf" in page.text
    removal = next(form.action for form in page.forms if form.action.endswith("/removal"))
    page = visitor.send(removal)
    assert "Đã bỏ tệp." in page.text
    assert sum(form.action.endswith("/removal") for form in page.forms) == 1
