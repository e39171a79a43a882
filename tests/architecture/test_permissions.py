"""Who may what, on one page: a change of rights is a change of this picture, for all to see."""

from __future__ import annotations

from models import Role
from services.permissions import MATRIX, Permission

COLUMNS = (
    Role.MEMBER,
    Role.CELL_SECRETARY,
    Role.PUBLISHER,
    Role.FEEDBACK_OFFICER,
    Role.ORGANISATION_BOARD,
    Role.ADMINISTRATOR,
    Role.AUDITOR,
)

PICTURE = """
                      member secretary publisher officer board administrator auditor
organisation.view     .      x         x         x       x     x             x
organisation.manage   .      .         .         .       .     x             .
member.view           .      x         .         .       x     x             .
member.manage         .      .         .         .       .     x             .
member.reveal_phone   .      x         .         .       .     x             .
activation.issue      .      x         .         .       .     x             .
role.grant            .      .         .         .       .     x             .
directive.manage      .      .         x         .       .     .             .
directive.reach       .      .         x         .       x     .             .
directive.follow      .      x         .         .       x     .             .
secrecy.release       .      .         x         .       .     .             .
secrecy.purge         .      .         .         .       .     x             .
feedback.handle       .      .         .         x       .     .             .
feedback.handle_cell  .      x         .         .       .     .             .
meeting.view          .      x         .         .       x     .             .
meeting.record        .      x         .         .       .     .             .
follower.set          .      .         .         .       x     x             .
dues.view             .      x         .         .       x     .             .
dues.record           .      x         .         .       .     .             .
report.view           .      x         .         .       x     .             .
report.sign           .      .         .         .       x     .             .
rules.set             .      .         .         .       x     .             .
task.keep             .      x         x         .       x     .             .
audit.view            .      .         .         .       .     .             x
"""


def test_the_matrix_is_as_pictured() -> None:
    lines = PICTURE.strip("\n").splitlines()[1:]
    pictured = {line.split()[0]: [mark == "x" for mark in line.split()[1:]] for line in lines}
    found = {permission.value: [permission in MATRIX[role] for role in COLUMNS] for permission in Permission}
    assert found == pictured


def test_every_role_has_its_column() -> None:
    assert set(COLUMNS) == set(Role) == set(MATRIX)


def test_an_administrator_sees_no_content() -> None:
    content = ("directive", "feedback", "meeting", "report")
    assert not [right for right in MATRIX[Role.ADMINISTRATOR] if right.startswith(content)]


def test_who_is_only_a_member_has_no_rights_over_others() -> None:
    assert MATRIX[Role.MEMBER] == frozenset()
