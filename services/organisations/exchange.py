"""How the tree is written in lists: the columns, and a word for each kind."""

from __future__ import annotations

from core.vietnamese import fold
from models import OrganisationKind

HEADINGS = {
    "code": "Mã tổ chức",
    "name": "Tên tổ chức",
    "kind": "Loại hình",
    "parent": "Mã cấp trên",
    "valid_from": "Ngày thành lập",
}
"""By the name for machines, which is also read."""

EXTERNAL_HEADING, EXTERNAL_KEY = "Mã hệ thống ", "external_"
"""What the column of another system's codes begins with; the system's name follows."""

KIND_WORDS = {
    OrganisationKind.CENTRE: "Trung ương",
    OrganisationKind.PROVINCE: "Tỉnh ủy, thành ủy",
    OrganisationKind.COMMUNE: "Đảng ủy xã, phường",
    OrganisationKind.BASE_COMMITTEE: "Đảng bộ cơ sở",
    OrganisationKind.SUB_COMMITTEE: "Đảng bộ bộ phận",
    OrganisationKind.BASE_CELL: "Chi bộ cơ sở",
    OrganisationKind.CELL: "Chi bộ",
    OrganisationKind.GROUP: "Tổ đảng",
}


def kind_named(word: str) -> OrganisationKind | None:
    """The kind that a list names by its Vietnamese word or its name for machines; None for anything else."""
    return _KINDS.get(_plain(word))


def _plain(word: str) -> str:
    return " ".join(fold(word.replace("_", " ").replace(",", " ")).split())


_KINDS = {_plain(kind.value): kind for kind in KIND_WORDS} | {
    _plain(word): kind for kind, word in KIND_WORDS.items()
}
