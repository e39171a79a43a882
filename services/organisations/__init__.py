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
from services.organisations.candidates import candidates, proposed_code
from services.organisations.change_kind import change_kind
from services.organisations.codes import add_external_code, by_external_code, external_codes
from services.organisations.create import create, try_creation
from services.organisations.destinations import Destination, destination, destinations
from services.organisations.dissolve import dissolve
from services.organisations.due import carry_out_next_due
from services.organisations.endings import foreseen_ends
from services.organisations.errors import (
    ChangedLater,
    NotYetFounded,
    OrganisationEnded,
    OrganisationNotFound,
    WrongParent,
)
from services.organisations.exchange import EXTERNAL_HEADING, EXTERNAL_KEY, HEADINGS, KIND_WORDS, kind_named
from services.organisations.heritage import Predecessor, inherited, looked_back_until, predecessors_of
from services.organisations.history import History, Link, Stretch, history
from services.organisations.merge import merge
from services.organisations.move import move
from services.organisations.newcomers import Newcomer
from services.organisations.orders import ChangeReport, latest_order, withdraw
from services.organisations.overview import Child, Size, overview, secretaries, size_of
from services.organisations.picture import Picture, Place
from services.organisations.queries import (
    children,
    code_of,
    existing,
    get,
    has_ended,
    known,
    parent_code,
    roots,
    subtree,
    visible_to,
    way_to,
)
from services.organisations.rename import rename
from services.organisations.rules import kinds_above, kinds_below, may_stand_below, next_code
from services.organisations.single_children import leads_to
from services.organisations.split import Part, split
from services.organisations.standing import lasting
from services.organisations.subtrees import below, is_below, step_below

__all__ = [
    "EXTERNAL_HEADING",
    "EXTERNAL_KEY",
    "HEADINGS",
    "KIND_WORDS",
    "ChangeReport",
    "ChangedLater",
    "Child",
    "Destination",
    "History",
    "Link",
    "Newcomer",
    "NotYetFounded",
    "OrganisationEnded",
    "OrganisationNotFound",
    "Part",
    "Picture",
    "Place",
    "Predecessor",
    "Size",
    "Stretch",
    "WrongParent",
    "add_external_code",
    "below",
    "by_external_code",
    "candidates",
    "carry_out_next_due",
    "change_kind",
    "children",
    "children_as_of",
    "code_of",
    "create",
    "destination",
    "destinations",
    "dissolve",
    "existing",
    "external_codes",
    "foreseen_ends",
    "get",
    "get_as_of",
    "has_ended",
    "history",
    "holding",
    "inherited",
    "is_below",
    "kind_named",
    "kinds_above",
    "kinds_below",
    "known",
    "lasting",
    "latest_order",
    "leads_to",
    "looked_back_until",
    "may_stand_below",
    "merge",
    "move",
    "next_code",
    "overview",
    "parent_code",
    "picture_of",
    "pictures_of",
    "predecessors_of",
    "proposed_code",
    "rename",
    "roots",
    "secretaries",
    "size_of",
    "split",
    "step_below",
    "subtree",
    "subtree_as_of",
    "try_creation",
    "visible_to",
    "way_as_of",
    "way_to",
    "withdraw",
]
