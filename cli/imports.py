"""``handbook import``: lists of members from spreadsheets."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import click
import orjson
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

from cli.attached import attached_runtime
from services import imports
from services.actor import SYSTEM, Work
from services.imports import Preview, TreeVerdict, Verdict

_WRITTEN = click.Path(dir_okay=False, writable=True, path_type=Path)


@click.group("import")
def import_group() -> None:
    """Import lists that offices keep as spreadsheets."""


@import_group.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--organisation", required=True, help="Code of the organisation whose members these are.")
@click.option("--preview", "only_preview", is_flag=True, help="Show what would be stored; store nothing.")
@click.option("--json", "json_file", type=_WRITTEN, help="Write every row and its verdict here.")
@click.option("--bad-rows", type=_WRITTEN, help="Write rows that are not stored, with the reasons, as .xlsx.")
@click.option("--update", is_flag=True, help="Also store what differs for members the handbook has already.")
def members(
    file: Path,
    organisation: str,
    only_preview: bool,
    json_file: Path | None,
    bad_rows: Path | None,
    update: bool,
) -> None:
    """Import the members in FILE (.xlsx .xls .xlsb .ods .csv .tsv).

    Rows that are right are stored; doubtful and wrong ones are counted and can be written out.
    """
    content = file.read_bytes()
    with attached_runtime("import") as runtime, runtime.work(SYSTEM, read_only=only_preview) as work:
        try:
            with _progress_bar(file.name) as progress:
                shown = imports.preview(
                    work, content, organisation=organisation, title=file.stem, progress=progress
                )
        except imports.FileRefused as refusal:
            if not (only_preview and json_file):
                raise
            _write(json_file, imports.refusal_as_json(refusal))
            click.echo(refusal.sentence("en"))
            return
        if json_file:
            _write(json_file, imports.as_json(shown.rows))
        if bad_rows:
            bad_rows.write_bytes(imports.bad_rows_workbook(shown))
        counts = shown.counts
        click.echo(", ".join(f"{counts[verdict]} {verdict}" for verdict in Verdict))
        if not only_preview:
            _store(work, content, shown, update=update)


@contextmanager
def _progress_bar(label: str) -> Iterator[imports.Progress]:
    """A bar on the terminal while something is done; nothing where standard error is no terminal."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(escape(label), total=100)
        yield lambda percent: bar.update(task, completed=percent)


@import_group.command()
@click.argument("import_id", type=click.UUID)
def undo(import_id: UUID) -> None:
    """Take the import IMPORT_ID back as a whole, within 90 days; what was changed again since is left."""
    with (
        attached_runtime("import") as runtime,
        runtime.work(SYSTEM) as work,
        _progress_bar("undoing") as progress,
    ):
        result = imports.undo(work, import_id, progress)
    click.echo(f"{result.removed} members removed, {result.restored} values restored.")
    if result.kept:
        click.echo(f"Left as they are, changed since: {', '.join(map(str, result.kept))}")


@import_group.command("organisations")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--preview", "only_preview", is_flag=True, help="Show what would be changed; change nothing.")
@click.option("--on", "day", type=click.DateTime(["%Y-%m-%d"]), help="From which day on; today.")
@click.option("--decision", help="Symbol of the deciding document.")
@click.option("--json", "json_file", type=_WRITTEN, help="Write every row and its verdict here.")
def tree(
    file: Path, only_preview: bool, day: datetime | None, decision: str | None, json_file: Path | None
) -> None:
    """Bring the tree to what FILE says (.xlsx .csv .json …, as `handbook export organisations` writes it).

    New organisations are founded, others renamed, moved or changed in kind; nothing ends. If one row
    is refused, nothing is stored.
    """
    on = day.date() if day else None
    content = file.read_bytes()
    with attached_runtime("import") as runtime, runtime.work(SYSTEM) as work:
        plan = imports.import_tree(work, content, effective_on=on, decision=decision, preview=only_preview)
    if json_file:
        _write(json_file, {"stored": plan.is_stored, "rows": [_told(row) for row in plan.verdicts]})
    for verdict in plan.refused:
        click.echo(f"row {verdict.number}: {_told(verdict)['error']}", err=True)
    counts = ", ".join(f"{count} {action}" for action, count in plan.counts.items()) or "nothing to do"
    state = "Done" if plan.is_stored else "Would do" if only_preview else "Nothing stored"
    click.echo(f"{state}: {counts}; {plan.unchanged} unchanged, {len(plan.refused)} refused.")
    if plan.refused and not only_preview:
        raise SystemExit(1)


def _told(verdict: TreeVerdict) -> dict[str, Any]:
    refusal = verdict.refusal
    return {
        "row": verdict.number,
        "organisation": verdict.code,
        "actions": verdict.actions,
        "code": refusal.code if refusal else None,
        "error": refusal.sentence("en") if refusal else None,
    }


def _store(work: Work, content: bytes, shown: Preview, *, update: bool) -> None:
    with _progress_bar("storing") as progress:
        run = imports.commit_preview(
            work,
            shown,
            file_digest=imports.digest(content),
            decisions=imports.updates(shown) if update else {},
            progress=progress,
        )
    click.echo(
        f"Import {run.id}: {run.admitted} new, {run.changed} changed, {run.moved} moved, "
        f"{run.unchanged} unchanged, {run.left_out} left out. It can be undone for {imports.UNDO_DAYS} days."
    )


def _write(file: Path, content: Any) -> None:
    file.write_bytes(orjson.dumps(content, option=orjson.OPT_INDENT_2))
