"""The persons behind the figures of a directive: who was not reached, why, and what to do."""

from __future__ import annotations

from uuid import UUID

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from services import directives, organisations
from services.directives import PersonState
from web.queries import number_argument, text_argument
from web.work import writing

persons = Blueprint("persons", __name__, url_prefix="/publishing/<uuid:directive_id>/persons")
_PAGE = 50


@persons.get("")
def show(directive_id: UUID) -> ResponseReturnValue:
    """Those of an organisation, all or in one state; ``chunk`` and ``place`` say where a page begins.

    A unit of work that writes: that somebody looked is logged.
    """
    state, code = _state(), text_argument("organisation")
    chunk, place = number_argument("chunk"), number_argument("place")
    with writing() as work:
        found, following = directives.persons_reached(
            work,
            directive_id,
            organisation=code,
            state=state,
            after=None if chunk is None or place is None else (chunk, place),
            limit=_PAGE,
        )
        top = organisations.get(work, code)
        directive = directives.get(work, directive_id)
    return render_template(
        "publishing/persons.html",
        directive=directive,
        top=top,
        state=state,
        states=list(PersonState),
        persons=found,
        following=following,
    )


def _state() -> PersonState | None:
    wanted = request.args.get("state", "")
    return PersonState(wanted) if wanted in set(PersonState) else None
