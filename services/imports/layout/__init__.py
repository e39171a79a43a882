"""Finding the list in a sheet: heading, columns, sections that name a cell, the rows of members."""

from services.imports.layout.mapping import Column, Mapping, signature
from services.imports.layout.tables import SourceRow, Table, find_tables

__all__ = ["Column", "Mapping", "SourceRow", "Table", "find_tables", "signature"]
