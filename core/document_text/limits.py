"""How much of a document is read; above any directive, far below what would hurt."""

from __future__ import annotations

MEGABYTE = 1024 * 1024

CHARACTERS = 1_000_000
"""Of its text: some 500 pages. What comes behind is neither searched nor looked through."""
PAGES = 1_000
UNPACKED_BYTES = 128 * MEGABYTE
"""Of one part of a zipped document."""
CELLS = 2_000_000
SIGNATURES = 20

MEMORY = 1_024 * MEGABYTE
"""Address space of the process that reads, interpreter and libraries (about 300 MB) included."""
PROCESSOR_SECONDS = 20
WALL_SECONDS = 40
