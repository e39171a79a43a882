"""A saved audience in the words of the form that audiences are chosen with."""

from __future__ import annotations

from typing import Any

from wtforms import StringField
from wtforms.validators import InputRequired, Length

from services.directives import AudienceRule, LostLine, SavedAudienceDetail
from web.form import PageForm
from web.publishing.audience_form import EVERYBODY, SOME


class SavedNameForm(PageForm):
    """By what name it is kept."""

    name = StringField("Tên nơi nhận", [InputRequired("Đồng chí đặt tên."), Length(max=100)])


def fits_the_form(saved: SavedAudienceDetail) -> bool:
    """Whether the page can show it: there, an organisation is chosen with all that is below it."""
    return all(line.below for line in (*saved.rule.include, *saved.rule.exclude))


def as_chosen(rule: AudienceRule, top: str) -> dict[str, Any]:
    """The address arguments that fill :class:`AudienceForm` with a rule; ``top`` is whose draft it is."""
    named = [line.organisation for line in rule.include]
    whole = named == [top]
    chosen: dict[str, Any] = {
        "to": EVERYBODY if whole else SOME,
        "include": [] if whole else named,
        "exclude": [line.organisation for line in rule.exclude],
        "roles": [word.value for word in rule.roles],
        "statuses": [status.value for status in rule.statuses],
        "without_exempt": "y" if rule.without_exempt else "",
        "added": [str(person) for person in rule.added],
        "removed": [str(person) for person in rule.removed],
    }
    return {name: value for name, value in chosen.items() if value}


def lost_sentence(line: LostLine) -> str:
    """What became of an organisation that the audience names."""
    name = line.name or f"Tổ chức mã {line.organisation}"
    if line.ended_on is None:
        return f"{name}: không còn thuộc phạm vi ban hành của đồng chí."
    ended = f"{name}: kết thúc ngày {line.ended_on:%d/%m/%Y}"
    return f"{ended}; kế thừa là {', '.join(line.successors)}." if line.successors else f"{ended}."
