"""Who may do what: the whole matrix on one page. What is not listed is denied.

A role is held at an organisation and reaches everything below it. Beyond these rights every member
reads what is addressed to them, sees the meetings of their own cell, and follows their own feedback.
"""

from __future__ import annotations

from enum import StrEnum

from models import Role


class Permission(StrEnum):
    """One right, as the use cases ask for it."""

    ORGANISATION_VIEW = "organisation.view"
    ORGANISATION_MANAGE = "organisation.manage"
    MEMBER_VIEW = "member.view"
    MEMBER_MANAGE = "member.manage"
    PHONE_REVEAL = "member.reveal_phone"
    ACTIVATION_ISSUE = "activation.issue"
    ROLE_GRANT = "role.grant"
    DIRECTIVE_MANAGE = "directive.manage"
    DIRECTIVE_REACH = "directive.reach"
    DIRECTIVE_FOLLOW = "directive.follow"
    SECRECY_RELEASE = "secrecy.release"
    SECRECY_PURGE = "secrecy.purge"
    FEEDBACK_HANDLE = "feedback.handle"
    FEEDBACK_HANDLE_CELL = "feedback.handle_cell"
    MEETING_VIEW = "meeting.view"
    MEETING_RECORD = "meeting.record"
    FOLLOWER_SET = "follower.set"
    DUES_VIEW = "dues.view"
    DUES_RECORD = "dues.record"
    REPORT_VIEW = "report.view"
    REPORT_SIGN = "report.sign"
    RULES_SET = "rules.set"
    TASK_KEEP = "task.keep"
    AUDIT_VIEW = "audit.view"


_P = Permission

MATRIX: dict[Role, frozenset[Permission]] = {
    Role.MEMBER: frozenset(),
    Role.CELL_SECRETARY: frozenset(
        {
            _P.ORGANISATION_VIEW,
            _P.MEMBER_VIEW,
            _P.PHONE_REVEAL,
            _P.ACTIVATION_ISSUE,
            _P.DIRECTIVE_FOLLOW,
            _P.FEEDBACK_HANDLE_CELL,
            _P.MEETING_VIEW,
            _P.MEETING_RECORD,
            _P.DUES_VIEW,
            _P.DUES_RECORD,
            _P.REPORT_VIEW,
            _P.TASK_KEEP,
        }
    ),
    Role.PUBLISHER: frozenset(
        {_P.ORGANISATION_VIEW, _P.DIRECTIVE_MANAGE, _P.DIRECTIVE_REACH, _P.SECRECY_RELEASE, _P.TASK_KEEP}
    ),
    Role.FEEDBACK_OFFICER: frozenset({_P.ORGANISATION_VIEW, _P.FEEDBACK_HANDLE}),
    Role.ORGANISATION_BOARD: frozenset(
        {
            _P.ORGANISATION_VIEW,
            _P.MEMBER_VIEW,
            _P.DIRECTIVE_REACH,
            _P.DIRECTIVE_FOLLOW,
            _P.MEETING_VIEW,
            _P.DUES_VIEW,
            _P.REPORT_VIEW,
            _P.REPORT_SIGN,
            _P.RULES_SET,
            _P.FOLLOWER_SET,
            _P.TASK_KEEP,
        }
    ),
    # Keeps the tree, the people and the accounts right; sees no content.
    Role.ADMINISTRATOR: frozenset(
        {
            _P.ORGANISATION_VIEW,
            _P.ORGANISATION_MANAGE,
            _P.MEMBER_VIEW,
            _P.MEMBER_MANAGE,
            _P.PHONE_REVEAL,
            _P.ACTIVATION_ISSUE,
            _P.ROLE_GRANT,
            _P.FOLLOWER_SET,
            _P.SECRECY_PURGE,
        }
    ),
    Role.AUDITOR: frozenset({_P.ORGANISATION_VIEW, _P.AUDIT_VIEW}),
}
