"""Pure decisions about directives."""

from __future__ import annotations

import math
import re

from models import Secrecy, Urgency
from services.directives.errors import SecretRefused

# Higher runs first in the queue.
QUEUE_URGENCY = {Urgency.NORMAL: 0, Urgency.URGENT: 10, Urgency.VERY_URGENT: 20, Urgency.EXPRESS: 30}

# Vietnamese is written in syllables; an older reader on a phone manages some 180 of them a minute.
_SYLLABLES_A_MINUTE = 180


def check_secrecy(secrecy: Secrecy) -> None:
    """Refuse anything but "không mật" (Law 117/2025/QH15).

    Raises:
        SecretRefused: the document carries a secrecy mark.
    """
    if secrecy is not Secrecy.NONE:
        raise SecretRefused(field="secrecy")


def reading_minutes(*texts: str | None) -> int:
    """How long it takes to read these texts, in whole minutes, at least one."""
    syllables = sum(len(re.findall(r"\w+", text)) for text in texts if text)
    return max(1, math.ceil(syllables / _SYLLABLES_A_MINUTE))
