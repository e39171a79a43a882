"""What ``verify`` of kept figures says: the differences found, or that there are none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

import click
import orjson

from services.recounted import Difference

_SHOWN = 20


def tell(found: Sequence[Difference], *, none: str, as_json: bool) -> None:
    """Print the first of them, or all for machines; ``none`` is the sentence where there are none.

    Raises:
        SystemExit: 1 if there is any.
    """
    if as_json:
        click.echo(orjson.dumps([asdict(one) for one in found]))
    else:
        for one in found[:_SHOWN]:
            click.echo(f"{one.kind}: {one.what}")
        click.echo(f"{len(found)} differences." if found else none)
    if found:
        raise SystemExit(1)
