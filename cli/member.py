"""``handbook member``: looking after the members' records, for whoever keeps the server."""

from __future__ import annotations

from typing import Any

import click
import orjson

from cli.attached import attached_runtime
from services import duplicates
from services.actor import SYSTEM, Work
from services.duplicates import PairRow


@click.group()
def member() -> None:
    """Look after the members' records."""


@member.command("duplicates")
@click.option("--organisation", required=True, help="Code of the organisation whose members are compared.")
@click.option("--json", "as_json", is_flag=True, help="For machines.")
def find_duplicates(organisation: str, as_json: bool) -> None:
    """Compare all members of an organisation and list those that may be one person."""
    with attached_runtime("member") as runtime:
        with runtime.work(SYSTEM) as work:
            search_id = duplicates.ask(work, organisation).id
        with runtime.work(SYSTEM) as work:
            search = duplicates.carry_out(work, search_id)
            pairs = [_pair(row) for row in _open_pairs(work, organisation)]
    found = {"members": search.members, "left_out": search.left_out, "pairs": pairs}
    if as_json:
        click.echo(orjson.dumps(found))
        return
    for pair in pairs:
        click.echo(
            f"{pair['score']:>4}  {pair['members'][0]}  {pair['members'][1]}  {' '.join(pair['reasons'])}"
        )
    click.echo(f"{len(pairs)} pairs among {search.members} members; {search.left_out} not compared.")


def _open_pairs(work: Work, organisation: str) -> list[PairRow]:
    rows: list[PairRow] = []
    after: tuple[int, str] | None = None
    while page := duplicates.page(work, organisation=organisation, after=after, limit=200):
        rows += page
        after = (page[-1].pair.score, str(page[-1].pair.id))
    return rows


def _pair(row: PairRow) -> dict[str, Any]:
    pair = row.pair
    return {
        "id": str(pair.id),
        "score": pair.score,
        "reasons": pair.reasons,
        "members": [str(pair.member_id), str(pair.other_id)],
    }
