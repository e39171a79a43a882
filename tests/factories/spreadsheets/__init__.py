"""Nasty spreadsheets with planted truths: what offices send, and what must come out of it."""

from tests.factories.spreadsheets.builder import BuiltFile, build
from tests.factories.spreadsheets.grid import Grid
from tests.factories.spreadsheets.truth import CELLS, Expected, Truth

__all__ = ["CELLS", "BuiltFile", "Expected", "Grid", "Truth", "build"]
