"""The sign-ins of the demo: one random password per installation, kept in a file and shown as a table."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from uuid import UUID

from rich.box import SIMPLE_HEAD
from rich.table import Table

from core.unit_of_work import Runtime
from core.vietnamese import fold
from demo.names import single_names
from demo.posts import People, sign_in_posts
from demo.tree import Tree
from models import SessionKind
from services import accounts
from services.actor import SYSTEM, Actor

FILE_NAME = "demo-accounts.json"


@dataclass(frozen=True, slots=True)
class SignIn:
    """One line of the file. ``organisation`` is where the role is held; ``level`` where that stands."""

    role: str
    login: str
    password: str
    organisation: str
    member_id: str
    organisation_name: str
    level: str
    cell: str
    full_name: str


def open_accounts(runtime: Runtime, tree: Tree, people: People, ids: Mapping[int, UUID]) -> list[SignIn]:
    """Give the demo's sign-ins a new password, the same for all of them.

    Args:
        ids: the members' ids by ``Person.serial``.
    """
    password = _new_password()
    names = {unit.code: unit.name for unit in tree.units}
    sign_ins = []
    for post in sign_in_posts(people):
        person = post.person
        _set_password(runtime, ids[person.serial], password)
        sign_ins.append(
            SignIn(
                role=post.role.value,
                login=person.phone,
                password=password,
                organisation=post.organisation,
                member_id=str(ids[person.serial]),
                organisation_name=names[post.organisation],
                level=post.level,
                cell=person.cell,
                full_name=person.full_name,
            )
        )
    return sign_ins


def write_sign_ins(folder: Path, sign_ins: Sequence[SignIn]) -> Path:
    """Write the file, readable by its owner only; a reader sees the old one or the new one, whole."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft, file = folder / f".{FILE_NAME}", folder / FILE_NAME
    draft.unlink(missing_ok=True)
    draft.touch(mode=0o600)
    lines = [asdict(sign_in) for sign_in in sign_ins]
    draft.write_text(json.dumps(lines, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return draft.replace(file)


def read_sign_ins(folder: Path) -> list[SignIn] | None:
    """What the file says; None if there is none."""
    file = folder / FILE_NAME
    if not file.exists():
        return None
    return [SignIn(**line) for line in json.loads(file.read_text(encoding="utf-8"))]


def table(sign_ins: Sequence[SignIn]) -> Table:
    """The sign-ins for a terminal of 80 columns."""
    passwords = " ".join({sign_in.password for sign_in in sign_ins})
    grid = Table(
        title="Demo sign-ins",
        caption=f"Password of all: {passwords}",
        caption_style="bold",
        box=SIMPLE_HEAD,
        padding=0,
    )
    for heading in ("Role", "At", "Name", "Login"):
        grid.add_column(heading)
    for sign_in in sign_ins:
        role = sign_in.role.replace("_", " ")
        grid.add_row(role, sign_in.organisation_name, sign_in.full_name, _spaced(sign_in.login))
    return grid


def _set_password(runtime: Runtime, member_id: UUID, password: str) -> None:
    with runtime.work(SYSTEM) as work:
        code = accounts.issue_activation_code(work, member_id)
    signed_in = accounts.activate(
        runtime,
        code=code,
        password=password,
        kind=SessionKind.COOKIE,
        device_name="demo",
        address="127.0.0.1",
    )
    # Nobody holds the token of this session.
    with runtime.work(Actor(member_id=member_id)) as work:
        accounts.sign_out(work, signed_in.session_id)


def _new_password() -> str:
    """Three short names and a number, easy to type on a phone: ``thao-minh-quan-47`` (some 30 bits)."""
    words = [word for word in map(fold, single_names()) if 3 <= len(word) <= 5]
    return "-".join([*(secrets.choice(words) for _ in range(3)), str(secrets.randbelow(90) + 10)])


def _spaced(login: str) -> str:
    return f"{login[:4]} {login[4:7]} {login[7:]}"
