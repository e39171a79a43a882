"""Where attachments are kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.files import FileStore
from core.identifiers import new_id


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    return FileStore((tmp_path / "files").as_uri())


def test_nothing_is_there_before_it_is_put(store: FileStore) -> None:
    with pytest.raises(FileNotFoundError):
        store.open(new_id())
    store.delete(new_id())


def test_what_was_put_comes_back_until_it_is_deleted(store: FileStore) -> None:
    key = new_id()
    store.put(key, b"first")
    store.put(key, b"second")
    with store.open(key) as file:
        assert file.read() == b"second"
    store.delete(key)
    with pytest.raises(FileNotFoundError):
        store.open(key)


def test_a_path_tells_nothing_but_the_key(store: FileStore, tmp_path: Path) -> None:
    key = new_id()
    store.put(key, b"x")
    [file] = [one for one in (tmp_path / "files").rglob("*") if one.is_file()]
    assert file.name == key.hex


def test_any_storage_with_an_address_will_do() -> None:
    store, key = FileStore("memory://handbook"), new_id()
    store.put(key, b"x")
    with store.open(key) as file:
        assert file.read() == b"x"
