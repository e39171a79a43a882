"""The blind indexes of many numbers, each computed once."""

from __future__ import annotations

from core.vault import Vault


class _Indexes(dict[str, bytes]):
    """The index of each number, computed when it is first asked for."""

    def __init__(self, vault: Vault, purpose: str) -> None:
        super().__init__()
        self._vault, self._purpose = vault, purpose

    def __missing__(self, number: str) -> bytes:
        self[number] = index = self._vault.index(self._purpose, number)
        return index


class NumberIndexes:
    """Shared by the steps of one import: looking for who has a number, then entering who has none yet."""

    def __init__(self, vault: Vault) -> None:
        self.citizen_ids = _Indexes(vault, "citizen_id")
        self.phones = _Indexes(vault, "phone")
