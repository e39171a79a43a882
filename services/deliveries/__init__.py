"""Deliveries: from a published audience to chunks, and from providers' answers to counters."""

from services.deliveries.assignments import Assignment, Target, begin, bury, finish
from services.deliveries.expansion import DELIVER, continue_expansion, expand_next
from services.deliveries.forecast import Forecast, forecast
from services.deliveries.limits import channel_limits
from services.deliveries.personal import NOTIFY, Ring, conclude, notify, notify_all, targets_of
from services.deliveries.quota import hold, lease
from services.deliveries.quota_rules import Ask, Lease, Limits
from services.deliveries.reconciliation import reconcile
from services.deliveries.rehearsals.beginning import rehearse
from services.deliveries.rehearsals.cutting import CUT_REHEARSAL, REHEARSE, continue_cutting, cut_next
from services.deliveries.rehearsals.forgetting import forget_old_rehearsals
from services.deliveries.rehearsals.recording import Recording, begin_recording, finish_recording
from services.deliveries.rehearsals.result import RehearsalResult, RehearsalState, rehearsal_result
from services.deliveries.reminding import REMIND, cells_owing, reminder_of
from services.deliveries.retelling import (
    RETELL,
    Retelling,
    begin_retelling,
    conclude_retelling,
    retelling_of,
)
from services.deliveries.rules import LANE_KINDS, Outcome, Verdict
from services.deliveries.trial import TrialDevice, conclude_trial, devices_to_try

__all__ = [
    "CUT_REHEARSAL",
    "DELIVER",
    "LANE_KINDS",
    "NOTIFY",
    "REHEARSE",
    "REMIND",
    "RETELL",
    "Ask",
    "Assignment",
    "Forecast",
    "Lease",
    "Limits",
    "Outcome",
    "Recording",
    "RehearsalResult",
    "RehearsalState",
    "Retelling",
    "Ring",
    "Target",
    "TrialDevice",
    "Verdict",
    "begin",
    "begin_recording",
    "begin_retelling",
    "bury",
    "cells_owing",
    "channel_limits",
    "conclude",
    "conclude_retelling",
    "conclude_trial",
    "continue_cutting",
    "continue_expansion",
    "cut_next",
    "devices_to_try",
    "expand_next",
    "finish",
    "finish_recording",
    "forecast",
    "forget_old_rehearsals",
    "hold",
    "lease",
    "notify",
    "notify_all",
    "reconcile",
    "rehearsal_result",
    "rehearse",
    "reminder_of",
    "retelling_of",
    "targets_of",
]
