"""A page as a test looks at it: its text, its forms, and what must never be in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from werkzeug.test import TestResponse

_VOID = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
_HIDDEN = frozenset({"script", "style", "svg", "title"})


@dataclass(slots=True)
class SeenForm:
    """One form of a page, with what its controls hold at first."""

    method: str
    action: str
    values: dict[str, str] = field(default_factory=dict)


class Page(HTMLParser):
    """The parsed answer to a request."""

    def __init__(self, response: TestResponse) -> None:
        super().__init__()
        self.response = response
        self.status = response.status_code
        self.forms: list[SeenForm] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self.active: list[str] = []
        """Whatever could run or style from inside the page."""
        self.not_closed: list[str] = []
        self._words: list[str] = []
        self._area: str | None = None
        if response.mimetype.startswith("text/"):  # a spreadsheet has nothing to be read here
            self.feed(response.get_data(as_text=True))
        self.close()

    @property
    def text(self) -> str:
        """What a reader sees, blanks made one."""
        return " ".join(" ".join(self._words).split())

    @property
    def location(self) -> str:
        """Where a redirect leads."""
        return self.response.headers["Location"]

    def form(self, action: str = "") -> SeenForm:
        """The POST form whose action ends so; without one, the form that is sent to the page itself."""
        return next(
            form
            for form in self.forms
            if form.method == "post" and (form.action.endswith(action) if action else not form.action)
        )

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag not in _VOID:
            self.not_closed.append(tag)
        self._look_for_activity(tag, given)
        if "id" in given:
            self.ids.append(given["id"])
        if tag == "a":
            self.links.append(given.get("href", ""))
        elif tag == "form":
            self.forms.append(SeenForm(given.get("method", "get"), given.get("action", "")))
        elif self.forms and "name" in given:
            self._note_value(tag, given)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID and self.not_closed:
            assert self.not_closed.pop() == tag, f"</{tag}> closes something else"
        if tag == "textarea" and self._area is not None:
            values = self.forms[-1].values
            values[self._area] = values[self._area].removeprefix("\r\n")  # as browsers do
            self._area = None

    def handle_data(self, data: str) -> None:
        if self._area is not None:
            self.forms[-1].values[self._area] += data
        elif not _HIDDEN.intersection(self.not_closed):
            self._words.append(data)

    def _note_value(self, tag: str, given: dict[str, str]) -> None:
        values = self.forms[-1].values
        if tag == "textarea":
            self._area = given["name"]
            values[self._area] = ""
        elif given.get("type") in ("radio", "checkbox"):
            if "checked" in given:
                values[given["name"]] = given["value"]
        elif tag == "input":
            values[given["name"]] = given.get("value", "")

    def _look_for_activity(self, tag: str, given: dict[str, str]) -> None:
        if tag == "style" or (tag == "script" and "src" not in given):
            self.active.append(tag)
        self.active += [name for name in given if name == "style" or name.startswith("on")]
        self.active += [value for value in given.values() if value.lower().startswith("javascript:")]
