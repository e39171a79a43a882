"""How much of a file is taken; far above any list of members, far below what would hurt."""

from __future__ import annotations

MEGABYTE = 1024 * 1024

FILE_BYTES = 64 * MEGABYTE
UNPACKED_BYTES = 512 * MEGABYTE
"""Of all XML parts of a workbook together: 200,000 rows of 20 columns take about 250 MB."""
WHOLE_PART_BYTES = 64 * MEGABYTE
ODS_UNPACKED_BYTES = 192 * MEGABYTE
RATIO = 200
"""Unpacked to packed size. Ordinary sheets have 5-20, a bomb of zeros 1,000."""
RATIO_COUNTS_FROM = 8 * MEGABYTE
"""Below this unpacked size no ratio can do harm."""
ENTRIES = 5_000

ROWS = 200_000
COLUMNS = 512
CELLS = 8_000_000
CELL_CHARACTERS = 131_072

READER_MEMORY = 900 * MEGABYTE
"""Address space of the process that runs calamine, interpreter and libraries (about 250 MB) included."""
READER_SECONDS = 60
