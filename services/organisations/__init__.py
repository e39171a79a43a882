"""The tree of party organisations."""

from services.organisations.commands import create
from services.organisations.errors import OrganisationNotFound
from services.organisations.queries import children, get, subtree, visible_to

__all__ = ["OrganisationNotFound", "children", "create", "get", "subtree", "visible_to"]
