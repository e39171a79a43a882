"""The letters of Vietnamese, composed, and how other encodings spelled them."""

from __future__ import annotations

import csv
import string
from pathlib import Path

with (Path(__file__).parent / "data" / "char_table.csv").open(encoding="utf-8", newline="") as _file:
    TABLE = list(csv.DictReader(_file))
"""A row a letter: see ``data/README.md``."""

ACCENTED = "".join(row["unicode_nfc"] for row in TABLE)
CAPITALS = string.ascii_uppercase + "".join(letter for letter in ACCENTED if letter.isupper())
SMALL = string.ascii_lowercase + "".join(letter for letter in ACCENTED if letter.islower())
