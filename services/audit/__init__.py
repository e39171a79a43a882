"""Reading the audit log: for auditors, and for the persons concerned."""

from services.audit.queries import about_me, entries

__all__ = ["about_me", "entries"]
