"""The one unit of work of a request, for the member who is signed in."""

from __future__ import annotations

from contextlib import AbstractContextManager

from services.actor import Work
from web.authentication import current_actor
from web.runtime import current_runtime


def reading() -> AbstractContextManager[Work]:
    """A unit of work that cannot write.

    Raises:
        Unauthenticated: nobody is signed in.
    """
    return current_runtime().work(current_actor(), read_only=True)


def writing() -> AbstractContextManager[Work]:
    """A unit of work that is committed when its block ends well.

    Raises:
        Unauthenticated: nobody is signed in.
    """
    return current_runtime().work(current_actor())
