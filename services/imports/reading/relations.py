"""Which parts of an Office package belong to which: the workbook may lie anywhere in it."""

from __future__ import annotations

import posixpath

from services.imports.errors import DamagedFile
from services.imports.reading.markup import attributes, tree
from services.imports.reading.unpacking import Package


def main_part(package: Package) -> str:
    """The name of the document part that the package is about; empty if it names none."""
    for known in _known(package, "_rels/.rels"):
        if known.get("Type", "").endswith("/officeDocument"):
            return _resolved("", known.get("Target", ""))
    return ""


def targets(package: Package, part: str) -> dict[str, str]:
    """The parts that ``part`` refers to, by the id it calls them.

    Raises:
        DamagedFile: it has no list of relations.
    """
    folder, name = posixpath.split(part)
    relations = posixpath.join(folder, "_rels", f"{name}.rels")
    if relations not in package.names:
        raise DamagedFile
    related = _known(package, relations)
    return {known.get("Id", ""): _resolved(folder, known.get("Target", "")) for known in related}


def _known(package: Package, relations: str) -> list[dict[str, str]]:
    content = package.read(relations)
    return [attributes(item) for item in tree(content)] if content else []


def _resolved(folder: str, target: str) -> str:
    if target.startswith("/"):
        return target[1:]
    return posixpath.normpath(posixpath.join(folder, target))
