"""Who holds which role in the demo, and which of them can sign in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from demo.people import Person
from demo.tree import FIRST_COMMUNE, MODEL_CELL, PROVINCE, PROVINCE_OFFICE, Tree, office_of
from models import PositionKind, Role

_SECRETARY_SEAT = 0
_POSITIONS = (PositionKind.SECRETARY, PositionKind.DEPUTY_SECRETARY, PositionKind.COMMITTEE_MEMBER)
"""What the members of the first seats are in their cell."""
_COMMITTEE_SEATS = {10: PositionKind.SECRETARY, 11: PositionKind.DEPUTY_SECRETARY}
"""Who, in the office cell of a committee, heads that committee."""
_OFFICE_SEATS = {
    Role.ORGANISATION_BOARD: 3,
    Role.PUBLISHER: 4,
    Role.FEEDBACK_OFFICER: 5,
    Role.ADMINISTRATOR: 6,
    Role.AUDITOR: 7,
}
_MEMBER_SEATS = range(3, 13)

People = dict[str, list[Person]]


@dataclass(frozen=True, slots=True)
class Post:
    """A role of a person at an organisation (a code)."""

    person: Person
    role: Role
    organisation: str


@dataclass(frozen=True, slots=True)
class SignInPost(Post):
    """A post whose holder can sign in; ``level`` is ``province``, ``commune`` or ``cell``."""

    level: str


def committees(tree: Tree) -> dict[str, str]:
    """The committees that have offices, and the cell of each office."""
    return {PROVINCE: PROVINCE_OFFICE} | {commune: office_of(commune) for commune in tree.communes}


def office_post(people: People, committee: str, role: Role) -> Post:
    """The post of one role at the province or a commune with a whole year of life."""
    office = PROVINCE_OFFICE if committee == PROVINCE else office_of(committee)
    return Post(people[office][_OFFICE_SEATS[role]], role, committee)


def secretary(people: People, cell: str) -> Person:
    """Who keeps the records of a cell."""
    return people[cell][_SECRETARY_SEAT]


def model_members(people: People) -> list[Person]:
    """The ten plain members who can sign in."""
    return [people[MODEL_CELL][seat] for seat in _MEMBER_SEATS]


def granted(tree: Tree, people: People) -> Iterator[Post]:
    """Every role to grant: one secretary in each cell, and the offices of the committees."""
    for cell in tree.cells:
        yield Post(secretary(people, cell.code), Role.CELL_SECRETARY, cell.code)
    for committee in committees(tree):
        for role in _OFFICE_SEATS:
            yield office_post(people, committee, role)


def sign_in_posts(people: People) -> Iterator[SignInPost]:
    """Every role at the province; in one commune every role too; ten members of one cell."""
    for committee, level in ((PROVINCE, "province"), (FIRST_COMMUNE, "commune")):
        for role in _OFFICE_SEATS:
            post = office_post(people, committee, role)
            yield SignInPost(post.person, role, committee, level)
    for cell, level in ((PROVINCE_OFFICE, "province"), (MODEL_CELL, "cell")):
        yield SignInPost(secretary(people, cell), Role.CELL_SECRETARY, cell, level)
    yield SignInPost(people[PROVINCE_OFFICE][_MEMBER_SEATS[-1]], Role.MEMBER, PROVINCE_OFFICE, "province")
    for person in model_members(people):
        yield SignInPost(person, Role.MEMBER, MODEL_CELL, "cell")


def positions(tree: Tree, people: People) -> Iterator[tuple[Person, str, PositionKind]]:
    """Every office to record: the committees of all cells, and the heads of the committees above."""
    for cell in tree.cells:
        kinds = _POSITIONS[:1] if cell.is_plain else _POSITIONS
        for person, kind in zip(people[cell.code], kinds, strict=False):
            yield person, cell.code, kind
    for committee, office in committees(tree).items():
        for seat, kind in _COMMITTEE_SEATS.items():
            yield people[office][seat], committee, kind
