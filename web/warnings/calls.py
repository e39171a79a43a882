"""Whom a cell's secretary is to call, because they have still not read what asks to be read."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from services import reading_ladder
from web.work import writing

calls = Blueprint("calls", __name__, url_prefix="/calls")


@calls.get("")
def show() -> ResponseReturnValue:
    """By directive, person by person. A unit of work that writes: that somebody looked is logged."""
    with writing() as work:
        found = reading_ladder.calls_to_make(work)
    return render_template("warnings/calls.html", calls=found)
