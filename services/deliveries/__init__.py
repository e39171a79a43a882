"""Deliveries: from a published audience to chunks, and from providers' answers to counters."""

from services.deliveries.assignments import Assignment, Target, begin, bury, finish
from services.deliveries.expansion import DELIVER, continue_expansion, expand_next
from services.deliveries.limits import channel_limits
from services.deliveries.personal import NOTIFY, Ring, conclude, notify, notify_all, targets_of
from services.deliveries.quota import hold, lease
from services.deliveries.quota_rules import Ask, Lease, Limits
from services.deliveries.reconciliation import reconcile
from services.deliveries.rehearsal import Rehearsal, rehearse
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
    "DELIVER",
    "LANE_KINDS",
    "NOTIFY",
    "REMIND",
    "RETELL",
    "Ask",
    "Assignment",
    "Lease",
    "Limits",
    "Outcome",
    "Rehearsal",
    "Retelling",
    "Ring",
    "Target",
    "TrialDevice",
    "Verdict",
    "begin",
    "begin_retelling",
    "bury",
    "cells_owing",
    "channel_limits",
    "conclude",
    "conclude_retelling",
    "conclude_trial",
    "continue_expansion",
    "devices_to_try",
    "expand_next",
    "finish",
    "hold",
    "lease",
    "notify",
    "notify_all",
    "reconcile",
    "rehearse",
    "reminder_of",
    "retelling_of",
    "targets_of",
]
