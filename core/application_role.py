"""The role the application connects as: it reads and writes rows and can change no structure.

The owner of the database (``DATABASE_URL``) migrates. The application uses ``<database>_app``,
made here with a password derived from the secret key. Where the owner may not create roles and is
no superuser itself, the application connects as the owner, and ``handbook doctor`` says so.
"""

from __future__ import annotations

from psycopg import sql
from sqlalchemy import Connection, create_engine, make_url, text
from sqlalchemy.exc import OperationalError

from core.database import driver_connection
from core.vault import Vault

# Rows of these tables are evidence: the application may add to them, never alter or remove.
APPEND_ONLY = ("audit_entry", "disclosure", "member_correction", "secrecy_act")


class UnsafeRole(Exception):
    """The application would run as a superuser; the message says what to do."""


def application_url(owner_url: str, vault: Vault) -> str:
    """The address of the same database under the application's own role."""
    url = make_url(owner_url)
    named = url.set(username=_role_name(url.database or "handbook"), password=_password(vault))
    return named.render_as_string(hide_password=False)


def usable_application_url(owner_url: str, vault: Vault) -> str:
    """The application's address if its role exists, else the owner's if that is no superuser.

    Raises:
        UnsafeRole: the owner is a superuser and the application's role cannot sign in.
    """
    candidate = application_url(owner_url, vault)
    if _answers(candidate):
        return candidate
    engine = create_engine(owner_url)
    with engine.connect() as connection:
        is_superuser = connection.scalar(text("SELECT rolsuper FROM pg_roles WHERE rolname = current_user"))
    engine.dispose()
    if is_superuser:
        raise UnsafeRole(
            "The handbook does not run as a PostgreSQL superuser, and its own role cannot sign in: "
            "run 'handbook migrate' once with this DATABASE_URL and SECRET_KEY, and allow the role "
            f"{_role_name(make_url(owner_url).database or 'handbook')} in pg_hba.conf."
        )
    return owner_url


def ensure_application_role(connection: Connection, vault: Vault) -> bool:
    """Create or refresh the application's role and its rights; False if the owner may not."""
    may_create = connection.scalar(
        text("SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user")
    )
    if not may_create:
        return False
    database = connection.scalar(text("SELECT current_database()")) or "handbook"
    role = _role_name(database)
    exists = connection.scalar(text("SELECT 1 FROM pg_roles WHERE rolname = :role"), {"role": role})
    # Only a superuser may so much as mention SUPERUSER when a role is altered.
    verb = sql.SQL(
        "ALTER ROLE {role}" if exists else "CREATE ROLE {role} NOSUPERUSER NOCREATEDB NOCREATEROLE"
    )
    statements = [
        sql.SQL("{verb} LOGIN PASSWORD {password}").format(
            verb=verb.format(role=sql.Identifier(role)), password=sql.Literal(_password(vault))
        ),
        *(sql.SQL(rule).format(role=sql.Identifier(role)) for rule in _RIGHTS),
        *(
            sql.SQL("REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM {role}").format(
                table=sql.Identifier(table), role=sql.Identifier(role)
            )
            for table in APPEND_ONLY
        ),
    ]
    driver = driver_connection(connection)
    if driver.info.server_version >= 170000:
        # ANALYZE after filling tables in one transaction, which autovacuum cannot see.
        rule = sql.SQL("GRANT MAINTAIN ON ALL TABLES IN SCHEMA public TO {role}")
        statements.append(rule.format(role=sql.Identifier(role)))
    for statement in statements:
        driver.execute(statement)
    return True


_RIGHTS = (
    "GRANT USAGE ON SCHEMA public TO {role}",
    "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}",
    "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}",
    "GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO {role}",
    "REVOKE INSERT, UPDATE, DELETE ON alembic_version FROM {role}",
)


def _role_name(database: str) -> str:
    return f"{database}_app"


def _password(vault: Vault) -> str:
    return vault.key_for("database role").hex()


def _answers(url: str) -> bool:
    engine = create_engine(url, connect_args={"connect_timeout": 5})
    try:
        with engine.connect():
            return True
    except OperationalError:
        return False
    finally:
        engine.dispose()
