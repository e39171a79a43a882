"""Pure decisions about directives."""

from __future__ import annotations

import re

from core.vietnamese import fold, normalise
from models import Secrecy, Urgency
from services.directives.errors import SecretRefused

DOCUMENT_TYPES = {
    "NQ": "Nghị quyết",
    "CT": "Chỉ thị",
    "KL": "Kết luận",
    "QC": "Quy chế",
    "QĐi": "Quy định",
    "QĐ": "Quyết định",
    "TB": "Thông báo",
    "HD": "Hướng dẫn",
    "BC": "Báo cáo",
    "KH": "Kế hoạch",
    "CV": "Công văn",
    "CTr": "Chương trình",
    "TTr": "Tờ trình",
}
"""Types of party documents by their sign in a symbol (Hướng dẫn 36-HD/VPTW of 2018)."""

_TYPE_BY_NAME = {fold(name): sign for sign, name in DOCUMENT_TYPES.items()}

# Higher runs first in the queue.
QUEUE_URGENCY = {Urgency.NORMAL: 0, Urgency.URGENT: 10, Urgency.VERY_URGENT: 20, Urgency.EXPRESS: 30}


def symbol_key(symbol: str) -> str:
    """The form symbols are compared by: ``339-QĐ/TW`` = ``339 - qđ/tw`` = ``339-QD/TW``."""
    return re.sub(r"\s+", "", fold(symbol))


def document_type(text: str) -> str:
    """The sign of a known type, given by sign or by name; any other text as it is."""
    wanted = normalise(text)
    return _TYPE_BY_NAME.get(fold(wanted), wanted)


def check_secrecy(secrecy: Secrecy) -> None:
    """Refuse anything but "không mật" (Law 117/2025/QH15).

    Raises:
        SecretRefused: the document carries a secrecy mark.
    """
    if secrecy is not Secrecy.NONE:
        raise SecretRefused(field="secrecy")
