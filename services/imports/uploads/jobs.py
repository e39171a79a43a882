"""What workers do for imports that are too large to be done while somebody waits for the answer."""

from __future__ import annotations

from core.jobs import Job

READ = Job("read_import", queue="imports")
STORE = Job("store_import", queue="imports")
UNDO = Job("undo_import", queue="imports")
FORGET = Job("forget_import_file", queue="imports", urgency=1)

IN_REQUEST_BYTES = 512 * 1024
"""About 5,000 rows of an .xlsx, read in half a second; anything larger is a worker's."""


def is_for_a_worker(file_size: int) -> bool:
    """Whether a file of that many bytes is too large for a request."""
    return file_size > IN_REQUEST_BYTES
