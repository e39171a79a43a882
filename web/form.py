"""The base of every form: reads what was sent, speaks Vietnamese, shows refusals beside what was typed."""

from __future__ import annotations

from types import TracebackType
from typing import Any
from uuid import UUID

from flask import render_template, request
from werkzeug.datastructures import MultiDict
from wtforms import Field, Form

from core.errors import Conflict, HandbookError, Invalid, Stale, TooLarge
from web.form_words import VietnameseSentences


class PageForm(Form):  # type: ignore[misc]  # WTForms carries no types
    """A form of a page. That a request was meant is checked before any view: see ``web.security``."""

    class Meta:
        """How WTForms is to treat fields of ours."""

        def get_translations(self, _form: Form) -> VietnameseSentences:
            """Sentences in Vietnamese."""
            return VietnameseSentences()

        def bind_field(self, form: Form, unbound_field: Any, options: dict[str, Any]) -> Field:
            """Every field without the one character that PostgreSQL cannot keep."""
            filters = [_without_nul, *unbound_field.kwargs.get("filters", ())]
            return unbound_field.bind(form=form, filters=filters, **options)

    def __init__(self, formdata: MultiDict[str, Any] | None = None, **values: Any) -> None:
        """Filled from ``formdata``, else from what was posted, else from ``values``."""
        self.existing: UUID | None = None
        super().__init__(_posted() if formdata is None else formdata, **values)

    @property
    def is_sent(self) -> bool:
        """Whether this request sends the form and everything in it is well-formed."""
        return request.method == "POST" and bool(self.validate())

    @property
    def refusals(self) -> Refusals:
        """Around the use case: a refusal becomes the form's, and what was typed stays."""
        return Refusals(self, (Invalid, Conflict, Stale, TooLarge))

    def refuse(self, error: HandbookError) -> None:
        """Show a refusal at the field it names, or on top of the form."""
        name = error.field if isinstance(error, Invalid) else None
        self.existing = error.existing if isinstance(error, Conflict) else None
        if name in self._fields:
            self[name].errors = [*self[name].errors, error.sentence()]
        else:
            self.form_errors.append(error.sentence())

    def page(self, template: str, **context: Any) -> tuple[str, int]:
        """The page of this form: 422 if it was refused."""
        return render_template(template, form=self, **context), 422 if self.errors else 200


class Refusals:
    """Catches the refusals of the categories it was made for, and gives them to the form."""

    def __init__(self, form: PageForm, categories: tuple[type[HandbookError], ...]) -> None:
        self._form, self._categories = form, categories

    def __enter__(self) -> None:
        """Nothing to prepare."""

    def __exit__(
        self, _type: type[BaseException] | None, error: BaseException | None, _trace: TracebackType | None
    ) -> bool:
        """Whether the refusal was taken; the view then shows the form again."""
        if not isinstance(error, self._categories):
            return False
        self._form.refuse(error)
        return True


def _posted() -> MultiDict[str, Any] | None:
    if request.method != "POST":
        return None
    return MultiDict([*request.form.items(multi=True), *request.files.items(multi=True)])


def _without_nul(value: object) -> object:
    return value.replace("\0", "") if isinstance(value, str) else value
