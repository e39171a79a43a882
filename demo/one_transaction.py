"""The demo is made in one transaction: interrupted, it leaves nothing behind."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from sqlalchemy import Connection, text
from sqlalchemy.orm import Session, sessionmaker

from core.database import Base, Database
from core.errors import Conflict
from core.unit_of_work import Runtime
from services.actor import SYSTEM

_LOCK = 0x64656D6F  # "demo": any number that nothing else in the database locks


class DemoUnderWay(Conflict):
    """Two at once would make two demos."""

    code = "demo_under_way"
    vi = "Dữ liệu mô phỏng đang được tạo bởi một tiến trình khác. Vui lòng đợi rồi thử lại."
    en = "Another process is making the demo just now. Please wait and try again."


@contextmanager
def one_transaction(runtime: Runtime) -> Iterator[Runtime]:
    """A runtime whose units of work are all kept when the block ends well, or none of them.

    Raises:
        DemoUnderWay: another process is in such a block.
    """
    with runtime.work(SYSTEM) as whole:
        if not whole.session.scalar(text("SELECT pg_try_advisory_xact_lock(:lock)"), {"lock": _LOCK}):
            raise DemoUnderWay
        yield replace(runtime, database=_Inside(whole.session.connection()))


def refresh_statistics(runtime: Runtime) -> None:
    """Tell the planner how large the tables are: autovacuum does not see uncommitted rows.

    Without the right to (PostgreSQL before 17), it is only slower.
    """
    tables = ", ".join(f'"{name}"' for name in Base.metadata.tables)
    with runtime.work(SYSTEM) as work:
        work.session.execute(text(f"ANALYZE {tables}"))


class _Inside(Database):
    """Sessions that share a connection; none of them commits, and the first to fail undoes everything."""

    def __init__(self, connection: Connection) -> None:
        self.engine = connection.engine
        self._sessions = sessionmaker(
            connection, join_transaction_mode="rollback_only", expire_on_commit=False, autoflush=False
        )

    def session(self, *, read_only: bool = False) -> Session:
        """A session inside the one transaction, which can write even where it need not."""
        del read_only
        return self._sessions()
