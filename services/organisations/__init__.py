"""The tree of party organisations, on any day."""

from services.organisations.as_of import (
    children_as_of,
    get_as_of,
    holding,
    picture_of,
    pictures_of,
    subtree_as_of,
    way_as_of,
)
from services.organisations.change_kind import change_kind
from services.organisations.codes import add_external_code, by_external_code, external_codes
from services.organisations.create import create
from services.organisations.dissolve import dissolve
from services.organisations.due import carry_out_next_due
from services.organisations.errors import (
    ChangedLater,
    NotYetFounded,
    OrganisationEnded,
    OrganisationNotFound,
    WrongParent,
)
from services.organisations.history import History, Link, Stretch, history
from services.organisations.merge import merge
from services.organisations.move import move
from services.organisations.newcomers import Newcomer
from services.organisations.orders import ChangeReport, withdraw
from services.organisations.picture import Picture, Place
from services.organisations.queries import (
    children,
    existing,
    get,
    parent_code,
    roots,
    subtree,
    visible_to,
    way_to,
)
from services.organisations.rename import rename
from services.organisations.split import Part, split
from services.organisations.standing import lasting
from services.organisations.subtrees import below, is_below

__all__ = [
    "ChangeReport",
    "ChangedLater",
    "History",
    "Link",
    "Newcomer",
    "NotYetFounded",
    "OrganisationEnded",
    "OrganisationNotFound",
    "Part",
    "Picture",
    "Place",
    "Stretch",
    "WrongParent",
    "add_external_code",
    "below",
    "by_external_code",
    "carry_out_next_due",
    "change_kind",
    "children",
    "children_as_of",
    "create",
    "dissolve",
    "existing",
    "external_codes",
    "get",
    "get_as_of",
    "history",
    "holding",
    "is_below",
    "lasting",
    "merge",
    "move",
    "parent_code",
    "picture_of",
    "pictures_of",
    "rename",
    "roots",
    "split",
    "subtree",
    "subtree_as_of",
    "visible_to",
    "way_as_of",
    "way_to",
    "withdraw",
]
