"""Charts drawn on the server: figures in, SVG out; no script, no style attribute."""

from web.charts.bars import Bar, bars
from web.charts.scale import Line
from web.charts.stacks import Stack, stacks

__all__ = ["Bar", "Line", "Stack", "bars", "stacks"]
