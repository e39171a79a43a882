"""What every resource does around its use case: who asks, one unit of work, one answer."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any, ClassVar, TypeVar

from flask import Response, current_app, make_response, request
from flask.views import MethodView

from api import idempotency
from api.authentication import current_actor
from core.unit_of_work import Runtime
from services.actor import Actor, Work
from services.permissions import Permission

_READING = ("GET", "HEAD")
_View = TypeVar("_View", bound=Callable[..., Any])


def runtime() -> Runtime:
    """The parts of this process."""
    found: Runtime = current_app.extensions["handbook"]
    return found


def requires(permission: Permission) -> Callable[[_View], _View]:
    """Declare the right a method's use case asks for: shown in the description, checked there."""

    def declare(view: _View) -> _View:
        view.requires = permission  # type: ignore[attr-defined] # a label on a function
        return view

    return declare


class Resource(MethodView):
    """A resource for people who have signed in: one request is one unit of work.

    A method finds ``self.work`` open and returns what its schema shows; the answer is rendered
    before the unit is committed, so a rendered 2xx was really stored.
    """

    init_every_request = True
    is_repeatable: ClassVar[bool] = True
    """Whether the answer of a POST may be kept to be repeated; not where it holds a secret."""
    leaves_a_trace: ClassVar[bool] = False
    """Whether even reading it writes: that somebody looked is logged for the person it is about."""
    is_glance: ClassVar[bool] = False
    """Whether its reads ask a question or two that need no common snapshot: see ``Runtime.glance``."""
    work: ClassVar[Work]

    def dispatch_request(self, **arguments: Any) -> Response:
        """Open the unit of work, run the method, render, commit."""
        with self._opened(current_actor()) as work:
            self.work = work  # type: ignore[misc] # one instance serves one request
            if request.method != "POST" or not self.is_repeatable:
                return self._answer(**arguments)
            return idempotency.once(work, lambda: self._answer(**arguments))

    def _opened(self, actor: Actor) -> AbstractContextManager[Work]:
        read_only = request.method in _READING and not self.leaves_a_trace
        if read_only and self.is_glance:
            return runtime().glance(actor)
        return runtime().work(actor, read_only=read_only)

    def _answer(self, **arguments: Any) -> Response:
        response = make_response(super().dispatch_request(**arguments))
        _keep_private(response)
        if request.method in _READING and response.status_code == 200 and not response.is_streamed:
            response.add_etag()
            response.make_conditional(request)
        return response


def _keep_private(response: Response) -> None:
    headers = response.headers
    if "Cache-Control" in headers:  # a file says for how long; in nobody's cache but the reader's either
        response.cache_control.private = True
    else:
        headers["Cache-Control"] = "private, no-cache"
    headers.setdefault("Vary", "Authorization, Accept-Language")


class PublicResource(MethodView):
    """A resource for people who have not signed in yet; its use case opens its own unit of work."""

    init_every_request = True
