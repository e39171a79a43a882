"""What waits, how long, and what fails."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from services import engine as engines
from web.engine.causes import cause_in_words
from web.work import reading

engine = Blueprint("engine", __name__, url_prefix="/engine")


@engine.get("")
def show() -> ResponseReturnValue:
    """Figures of the database alone."""
    with reading() as work:
        found = engines.state(work)
        now = work.now
    return render_template("engine/engine.html", engine=found, now=now, cause_in_words=cause_in_words)
