"""The tree of an organisation on a day, in the columns that the tree's import reads back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from sqlalchemy import select

from models import Organisation, OrganisationCode
from services import organisations
from services.actor import Work
from services.exports.table import Column, Row, Table
from services.organisations import EXTERNAL_HEADING, EXTERNAL_KEY, HEADINGS, KIND_WORDS, Picture, Place

_WIDTHS = {"code": 18, "name": 40, "kind": 20, "parent": 18, "valid_from": 14}
COLUMNS = tuple(Column(key, heading, _WIDTHS[key]) for key, heading in HEADINGS.items())


def organisation_table(work: Work, place: Place, on: date) -> Table:
    """The organisation and all that was below it on a day, parents before their children."""
    found = organisations.subtree_as_of(work, place, on)
    codes = _external_codes(work, place)
    systems = sorted({system for by_system in codes.values() for system in by_system})
    external = [Column(EXTERNAL_KEY + system, EXTERNAL_HEADING + system) for system in systems]
    return Table((*COLUMNS, *external), _rows(work, found, codes, systems))


def _rows(
    work: Work, found: Sequence[Picture], codes: Mapping[int, Mapping[str, list[str]]], systems: Sequence[str]
) -> Iterator[Row]:
    by_id = {one.id: one.code for one in found}
    for one in found:
        parent = by_id.get(one.parent_id or 0) or organisations.parent_code(work, one)
        others = [" ".join(codes[one.id].get(system, ())) or None for system in systems]
        yield (one.code, one.name, KIND_WORDS[one.kind], parent, one.valid_from, *others)


def _external_codes(work: Work, place: Place) -> Mapping[int, Mapping[str, list[str]]]:
    """By organisation and system; a system may know one by several codes."""
    codes: defaultdict[int, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    rows = work.session.scalars(
        select(OrganisationCode)
        .join(Organisation, Organisation.id == OrganisationCode.organisation_id)
        .where(organisations.visible_to(work.actor), organisations.below(Organisation, [place.id]))
        .order_by(OrganisationCode.system, OrganisationCode.code)
    )
    for row in rows:
        codes[row.organisation_id][row.system].append(row.code)
    return codes
