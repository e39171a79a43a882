"""The tables, one aggregate per file. Importing this package makes all of them known."""

from models.account import Account, ActivationCode, AuthSession, Role, RoleGrant, SessionKind, SignInThrottle
from models.adoption import AdoptionFigure
from models.agenda import AgendaItem, AgendaPart, AgendaSource
from models.attachment import Attachment, AttachmentText
from models.audience_tally import AudienceTally, PresentCells, StaleCell, TalliedCell
from models.audit import AuditEntry
from models.badge import BadgeAward, EarlyProposal, Interruption
from models.belonging_change import BelongingChange
from models.bookmark import Bookmark, BookmarkKind
from models.cell_follower import CellFollower
from models.check_in import CheckIn, CheckInMode, ClaimedBy
from models.conduct_rollup import ConductRollup, StaleConduct
from models.correction_request import CorrectionRequest, RequestedField, RequestState
from models.delivery import Chunk, DeliveryChunk, EarlierReceipt, Lane, LaneRun, Reach, Receipt, Refusal
from models.device import ChannelLink, Device, DeviceKind, Messenger
from models.directive import (
    Addressee,
    Directive,
    DirectiveState,
    NamedPerson,
    PublicationCounter,
    Secrecy,
    Urgency,
)
from models.directive_link import DirectiveLink, LinkKind
from models.directive_text import DirectiveText
from models.directive_version import DraftChange, HeldCorrection, ReplacedVersion
from models.dues import Dues
from models.duplicate import DuplicatePair, DuplicateSearch, MemberMerge, PairState
from models.early_warning import LIVE_WARNINGS, EarlyWarning, WarningMark, WarningRule, WarningState
from models.feedback import (
    Feedback,
    FeedbackEscalation,
    FeedbackKind,
    FeedbackLevel,
    FeedbackMessage,
    FeedbackState,
    FeedbackStep,
)
from models.former_belonging import FormerBelonging, FormerStatus, FormerWay
from models.guest_stay import GuestStay
from models.idempotency import IdempotencyKey
from models.imports import (
    ImportChange,
    ImportColumns,
    ImportCorrection,
    ImportedChange,
    ImportRow,
    ImportRun,
    ImportState,
    RowDecision,
    RowEffect,
    Verdict,
)
from models.invitation import AbsenceReason, Answer, Invitation, InvitedAs, MeetingReply
from models.meeting import (
    Attendance,
    AttendanceStatus,
    MarkedBy,
    Meeting,
    MeetingKind,
    MeetingState,
    RosterKind,
)
from models.meeting_guest import MeetingGuest
from models.meeting_habit import MeetingHabit
from models.meeting_quality import Criterion, MeetingQuality, QualityAnswer, QualityPart
from models.meeting_remark import MeetingNote, MeetingRemark, RemarkKind
from models.meeting_rollup import MeetingRollup
from models.member import (
    ACTIVE_STATUSES,
    Exemption,
    ExemptionKind,
    Gender,
    Member,
    Membership,
    MembershipKind,
    MemberStatus,
    Position,
    PositionKind,
)
from models.member_correction import Disclosure, MemberCorrection, MemberField, SealedField
from models.minutes import Amendment, Minutes, MinutesSection
from models.month_outcome import MonthOutcome, Outcome
from models.monthly_report import MonthlyReport, ReplacedSignature
from models.nudge import Nudge, NudgeStep
from models.organisation import CELL_KINDS, Organisation, OrganisationKind
from models.organisation_change import ChangeKind, OrganisationChange
from models.organisation_code import OrganisationCode
from models.organisation_period import OrganisationPeriod, OrganisationSuccession, SuccessionKind
from models.publication_plan import PublicationPlan
from models.quality import QualityFigure
from models.reading_step import LadderStep, ReadingStep
from models.rehearsal import Rehearsal, RehearsalChunk, RehearsalQuota, RehearsalTally
from models.rule_override import RuleOverride
from models.saved_audience import SavedAudience
from models.secrecy import SecrecyAct, SecrecyActKind
from models.send_quota import SendQuota, TokenBucket
from models.status_change import StatusChange
from models.task import Repeats, Task, TaskOrigin, TaskReport, TaskState
from models.transfer import OPEN_TRANSFERS, Transfer, TransferKind, TransferState
from models.vote import Ballot, Choice, ReservedOpinion, Vote, VoteMethod, VoteRule
from models.webhook import ChangeEvent, WebhookEndpoint

__all__ = [
    "ACTIVE_STATUSES",
    "CELL_KINDS",
    "LIVE_WARNINGS",
    "OPEN_TRANSFERS",
    "AbsenceReason",
    "Account",
    "ActivationCode",
    "Addressee",
    "AdoptionFigure",
    "AgendaItem",
    "AgendaPart",
    "AgendaSource",
    "Amendment",
    "Answer",
    "Attachment",
    "AttachmentText",
    "Attendance",
    "AttendanceStatus",
    "AudienceTally",
    "AuditEntry",
    "AuthSession",
    "BadgeAward",
    "Ballot",
    "BelongingChange",
    "Bookmark",
    "BookmarkKind",
    "CellFollower",
    "ChangeEvent",
    "ChangeKind",
    "ChannelLink",
    "CheckIn",
    "CheckInMode",
    "Choice",
    "Chunk",
    "ClaimedBy",
    "ConductRollup",
    "CorrectionRequest",
    "Criterion",
    "DeliveryChunk",
    "Device",
    "DeviceKind",
    "Directive",
    "DirectiveLink",
    "DirectiveState",
    "DirectiveText",
    "Disclosure",
    "DraftChange",
    "Dues",
    "DuplicatePair",
    "DuplicateSearch",
    "EarlierReceipt",
    "EarlyProposal",
    "EarlyWarning",
    "Exemption",
    "ExemptionKind",
    "Feedback",
    "FeedbackEscalation",
    "FeedbackKind",
    "FeedbackLevel",
    "FeedbackMessage",
    "FeedbackState",
    "FeedbackStep",
    "FormerBelonging",
    "FormerStatus",
    "FormerWay",
    "Gender",
    "GuestStay",
    "HeldCorrection",
    "IdempotencyKey",
    "ImportChange",
    "ImportColumns",
    "ImportCorrection",
    "ImportRow",
    "ImportRun",
    "ImportState",
    "ImportedChange",
    "Interruption",
    "Invitation",
    "InvitedAs",
    "LadderStep",
    "Lane",
    "LaneRun",
    "LinkKind",
    "MarkedBy",
    "Meeting",
    "MeetingGuest",
    "MeetingHabit",
    "MeetingKind",
    "MeetingNote",
    "MeetingQuality",
    "MeetingRemark",
    "MeetingReply",
    "MeetingRollup",
    "MeetingState",
    "Member",
    "MemberCorrection",
    "MemberField",
    "MemberMerge",
    "MemberStatus",
    "Membership",
    "MembershipKind",
    "Messenger",
    "Minutes",
    "MinutesSection",
    "MonthOutcome",
    "MonthlyReport",
    "NamedPerson",
    "Nudge",
    "NudgeStep",
    "Organisation",
    "OrganisationChange",
    "OrganisationCode",
    "OrganisationKind",
    "OrganisationPeriod",
    "OrganisationSuccession",
    "Outcome",
    "PairState",
    "Position",
    "PositionKind",
    "PresentCells",
    "PublicationCounter",
    "PublicationPlan",
    "QualityAnswer",
    "QualityFigure",
    "QualityPart",
    "Reach",
    "ReadingStep",
    "Receipt",
    "Refusal",
    "Rehearsal",
    "RehearsalChunk",
    "RehearsalQuota",
    "RehearsalTally",
    "RemarkKind",
    "Repeats",
    "ReplacedSignature",
    "ReplacedVersion",
    "RequestState",
    "RequestedField",
    "ReservedOpinion",
    "Role",
    "RoleGrant",
    "RosterKind",
    "RowDecision",
    "RowEffect",
    "RuleOverride",
    "SavedAudience",
    "SealedField",
    "Secrecy",
    "SecrecyAct",
    "SecrecyActKind",
    "SendQuota",
    "SessionKind",
    "SignInThrottle",
    "StaleCell",
    "StaleConduct",
    "StatusChange",
    "SuccessionKind",
    "TalliedCell",
    "Task",
    "TaskOrigin",
    "TaskReport",
    "TaskState",
    "TokenBucket",
    "Transfer",
    "TransferKind",
    "TransferState",
    "Urgency",
    "Verdict",
    "Vote",
    "VoteMethod",
    "VoteRule",
    "WarningMark",
    "WarningRule",
    "WarningState",
    "WebhookEndpoint",
]
