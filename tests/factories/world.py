"""A small country to test in: small enough to know by heart, real enough to have every role."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from uuid import UUID

from core.unit_of_work import Runtime
from models import Gender, OrganisationKind, Role, SessionKind
from services import accounts, members, organisations
from services.accounts.authentication import actor_of
from services.actor import SYSTEM, Actor, Work

PASSWORD = "mot mat khau dai"
_numbers = count(1)


@dataclass(slots=True)
class Person:
    """A member with an account: ``login`` is their phone number."""

    member_id: UUID
    login: str
    card_number: str
    cell: str


@dataclass(slots=True)
class World:
    """``TW > T1 > X1 (A, B), X2 (C, D)``: centre, province, communes, cells.

    ``VP`` is the province's own office cell. ``staff`` maps ``"role@organisation"`` to a person.
    """

    runtime: Runtime
    staff: dict[str, Person] = field(default_factory=dict)
    members: dict[str, list[Person]] = field(default_factory=dict)

    @contextmanager
    def acting(self, person: Person | str, *, read_only: bool = False) -> Iterator[Work]:
        """A unit of work in which ``person`` (or ``"role@organisation"``) acts."""
        with self.runtime.work(self.actor(person), read_only=read_only) as work:
            yield work

    @contextmanager
    def system(self) -> Iterator[Work]:
        """A unit of work of the handbook itself."""
        with self.runtime.work(SYSTEM) as work:
            yield work

    def actor(self, person: Person | str) -> Actor:
        """The person's rights as they are now."""
        with self.system() as work:
            return actor_of(work, self.person(person).member_id)

    def person(self, who: Person | str) -> Person:
        """A person, or the one behind ``"role@organisation"``."""
        return who if isinstance(who, Person) else self.staff[who]

    def add_member(
        self, cell: str, name: str = "Nguyễn Văn An", *, activated: bool = False, since: date | None = None
    ) -> Person:
        """A new official member of a cell, with an account if ``activated``."""
        number = next(_numbers)
        phone, card = f"09{number:08d}", f"{77000000 + number}"
        with self.system() as work:
            row = members.admit(
                work,
                cell=cell,
                full_name=name,
                birth_date=date(1970, 1, 1),
                gender=Gender.FEMALE if number % 2 else Gender.MALE,
                admitted_on=date(2000, 5, 19),
                official_on=date(2001, 5, 19),
                card_number=card,
                citizen_id=f"001{number:09d}",
                phone=phone,
                since=since or date(2000, 5, 19),
            )
            person = Person(row.member.id, phone, card, cell)
        self.members.setdefault(cell, []).append(person)
        if activated:
            self.activate(person)
        return person

    def activate(self, person: Person, password: str = PASSWORD) -> str:
        """Give a person a password; returns a bearer token."""
        with self.system() as work:
            code = accounts.issue_activation_code(work, person.member_id)
        signed_in = accounts.activate(
            self.runtime,
            code=code,
            password=password,
            kind=SessionKind.BEARER,
            device_name="Điện thoại thử",
            address="192.0.2.1",
        )
        return signed_in.token

    def appoint(self, role: Role, organisation: str, cell: str) -> Person:
        """A new member of ``cell`` with a role at ``organisation``."""
        person = self.add_member(cell, f"Trần {role.value} {organisation}")
        with self.system() as work:
            accounts.grant_role(work, person.member_id, role=role, organisation=organisation)
        self.staff[f"{role.value}@{organisation}"] = person
        return person


_TREE = (
    ("TW", "Trung ương", OrganisationKind.CENTRE, None),
    ("T1", "Tỉnh ủy Thử Nghiệm", OrganisationKind.PROVINCE, "TW"),
    ("VP", "Chi bộ Văn phòng Tỉnh ủy", OrganisationKind.CELL, "T1"),
    ("X1", "Đảng ủy xã Một", OrganisationKind.COMMUNE, "T1"),
    ("X2", "Đảng ủy xã Hai", OrganisationKind.COMMUNE, "T1"),
    ("A", "Chi bộ thôn An", OrganisationKind.CELL, "X1"),
    ("B", "Chi bộ thôn Bình", OrganisationKind.CELL, "X1"),
    ("C", "Chi bộ thôn Cát", OrganisationKind.CELL, "X2"),
    ("D", "Chi bộ thôn Đông", OrganisationKind.CELL, "X2"),
)
_STAFF = (
    (Role.PUBLISHER, "T1", "VP"),
    (Role.PUBLISHER, "X1", "A"),
    (Role.FEEDBACK_OFFICER, "T1", "VP"),
    (Role.FEEDBACK_OFFICER, "X1", "B"),
    (Role.ORGANISATION_BOARD, "T1", "VP"),
    (Role.ORGANISATION_BOARD, "X1", "B"),
    (Role.ADMINISTRATOR, "T1", "VP"),
    (Role.ADMINISTRATOR, "X1", "B"),
    (Role.AUDITOR, "T1", "VP"),
    (Role.CELL_SECRETARY, "A", "A"),
    (Role.CELL_SECRETARY, "C", "C"),
)


def build_world(runtime: Runtime) -> World:
    """Make the tree, two plain members in each cell of a commune, and the staff."""
    world = World(runtime)
    with world.system() as work:
        for code, name, kind, parent in _TREE:
            organisations.create(
                work, code=code, name=name, kind=kind, parent=parent, valid_from=date(1990, 1, 1)
            )
    for cell in ("A", "B", "C", "D"):
        world.add_member(cell, "Lê Thị Ánh")
        world.add_member(cell, "Đỗ Văn Ân")
    for role, organisation, cell in _STAFF:
        world.appoint(role, organisation, cell)
    return world
