"""The tree of party organisations."""

from services.organisations.commands import create
from services.organisations.errors import OrganisationNotFound
from services.organisations.queries import children, get, parent_code, roots, subtree, visible_to, way_to
from services.organisations.subtrees import below, is_below

__all__ = [
    "OrganisationNotFound",
    "below",
    "children",
    "create",
    "get",
    "is_below",
    "parent_code",
    "roots",
    "subtree",
    "visible_to",
    "way_to",
]
