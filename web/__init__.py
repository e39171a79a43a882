"""The pages: server-rendered, usable without JavaScript, on a phone of 360 pixels with a weak signal."""

from __future__ import annotations

from flask import Blueprint, Flask
from jinja2 import StrictUndefined

from services import calendar
from web import authentication, figures, frame, local_time, security
from web.accounts.access_log import access_log
from web.accounts.account import account
from web.accounts.activation import activation
from web.accounts.activation_codes import activation_codes
from web.accounts.authenticator import authenticator
from web.accounts.notices import notices
from web.accounts.own_notes import own_notes
from web.accounts.role_matrix import role_matrix
from web.accounts.sign_in import sign_in
from web.assets import assets
from web.badges.badge_list import badge_list
from web.badges.seniority import seniority
from web.boards.adoption_board import adoption_board
from web.boards.attendance_board import attendance_board
from web.boards.behind import behind
from web.boards.month_board import month_board
from web.components_page import components_page
from web.corrections.own_requests import own_requests
from web.corrections.request_queue import request_queue
from web.directives.directive import directive
from web.directives.inbox import inbox
from web.directives.library import library
from web.dues.dues_sheet import dues_sheet
from web.duplicates.pair import pair
from web.duplicates.pair_list import pair_list
from web.duplicates.undoing import undoing
from web.engine.engine import engine
from web.feedback.feedback_queue import feedback_queue
from web.feedback.matter import matter
from web.feedback.new_feedback import new_feedback
from web.feedback.own_feedback import own_feedback
from web.home.home import home
from web.imports.import_changes import import_changes
from web.imports.import_columns import import_columns
from web.imports.import_list import import_list
from web.imports.import_rows import import_rows
from web.imports.import_run import import_run
from web.imports.new_import import new_import
from web.meetings.agenda import agenda
from web.meetings.amendment import amendment
from web.meetings.attendance import attendance
from web.meetings.check_in_screen import check_in_screen
from web.meetings.follower import follower
from web.meetings.guests import guests
from web.meetings.habit import habit
from web.meetings.invitation import invitation
from web.meetings.meeting import meeting
from web.meetings.meetings import meetings
from web.meetings.minutes import minutes
from web.meetings.minutes_paper import minutes_paper
from web.meetings.months import months
from web.meetings.new_meeting import new_meeting
from web.meetings.own_part import own_part
from web.meetings.quality import meeting_quality
from web.meetings.remarks import remarks
from web.meetings.votes import votes
from web.members.correction import correction
from web.members.leave import leave
from web.members.member import member
from web.members.member_history import member_history
from web.members.member_list import member_list
from web.members.new_member import new_member
from web.members.office import office
from web.members.reveal import reveal
from web.members.status import status
from web.monthly_reports.replacement import report_replacement
from web.monthly_reports.report import report
from web.monthly_reports.report_list import report_list
from web.organisations.download import download
from web.organisations.external_code import external_code
from web.organisations.founding import founding
from web.organisations.organisation import organisation
from web.organisations.organisation_change import organisation_change
from web.organisations.withdrawal import withdrawal
from web.publishing.after import after
from web.publishing.audience import audience
from web.publishing.draft import draft
from web.publishing.files import files
from web.publishing.persons import persons
from web.publishing.plan import plan
from web.publishing.publishing import publishing
from web.publishing.reach import reach
from web.publishing.rehearsal import rehearsal
from web.publishing.saved_audiences import saved_audiences
from web.publishing.secrecy import secrecy
from web.quality.board import quality_board
from web.quality.records import quality_records
from web.rules.rule_list import rule_list
from web.stylesheet import stylesheet
from web.tasks.new_task import new_task
from web.tasks.task import task
from web.tasks.task_board import task_board
from web.tasks.task_list import task_list
from web.transfers.new_transfer import new_transfer
from web.transfers.transfer import transfer
from web.transfers.transfer_queue import transfer_queue
from web.warnings.calls import calls
from web.warnings.nudge import nudge
from web.warnings.warning import warning
from web.warnings.warning_list import warning_list
from web.webhooks.webhook import webhook
from web.webhooks.webhook_list import webhook_list
from web.words import field_word, word

# One blueprint per page noun, below one of our own: other doors may use the same nouns.
PAGES = Blueprint("web", __name__, template_folder="templates")
for _page in (
    *(assets, stylesheet, home, sign_in, activation),
    *(account, authenticator, notices, access_log, own_notes, activation_codes, role_matrix),
    *(
        inbox,
        library,
        directive,
        publishing,
        draft,
        files,
        secrecy,
        audience,
        saved_audiences,
        plan,
        rehearsal,
        reach,
        persons,
        after,
    ),
    *(import_list, new_import, import_run, import_columns, import_rows, import_changes),
    *(new_feedback, own_feedback, feedback_queue, matter),
    *(pair_list, pair, undoing, quality_board, quality_records),
    *(minutes, minutes_paper, amendment, meeting_quality, votes, guests, remarks),
    *(new_meeting, meetings, meeting, agenda, attendance),
    *(attendance_board, month_board, adoption_board, behind, report_list, report, report_replacement),
    *(own_part, invitation, check_in_screen, habit, months, follower),
    *(new_transfer, transfer_queue, transfer, status, leave, office),
    *(new_member, member_list, member, correction, member_history, reveal),
    *(own_requests, request_queue, badge_list, seniority, dues_sheet),
    *(engine, nudge, calls, warning_list, warning, rule_list),
    *(new_task, task_list, task, task_board),
    *(organisation, organisation_change, founding, withdrawal, external_code, download),
    *(webhook_list, webhook),
):
    PAGES.register_blueprint(_page)

_FILTERS = (
    local_time.local_time,
    local_time.weekday,
    local_time.month,
    local_time.day_before,
    figures.number,
    figures.percent,
    figures.file_size,
    figures.duration,
    field_word,
    word,
    calendar.deadline,
)


def register(app: Flask) -> None:
    """Put the pages on ``app``; ``app.extensions["handbook"]`` holds the runtime.

    Errors are the application's to hand to :func:`web.errors.answer`.
    """
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    for show in _FILTERS:
        app.add_template_filter(show)
    app.add_template_global(figures.share)
    security.register(app)
    authentication.register(app)
    app.context_processor(frame.context)
    app.register_blueprint(PAGES)
    if app.debug:
        app.register_blueprint(components_page)
