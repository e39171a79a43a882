"""Somebody at a browser: keeps cookies, and sends forms with the proof that a page of ours gave."""

from __future__ import annotations

from typing import Any

from flask import Flask

from tests.web.page import Page


class Visitor:
    """A browser without JavaScript."""

    def __init__(self, app: Flask, token: str | None = None) -> None:
        self.client = app.test_client()
        if token:
            self.client.set_cookie("handbook_session", token)

    def get(self, path: str, **kwargs: Any) -> Page:
        """Open a page, without following redirects."""
        return Page(self.client.get(path, **kwargs))

    def post(self, path: str, data: dict[str, Any] | None = None, **kwargs: Any) -> Page:
        """Send a form, without following redirects."""
        proof = {"csrf_token": self.csrf_token()}
        return Page(self.client.post(path, data=proof | (data or {}), **kwargs))

    def send(self, path: str, data: dict[str, Any] | None = None) -> Page:
        """Send a form that has to be taken, and open the page that follows."""
        taken = self.post(path, data)
        assert taken.status == 303, f"{taken.status}: {taken.text}"
        return self.get(taken.location)

    def csrf_token(self) -> str:
        """The proof, from a page that everybody may open."""
        return self.get("/activation").form().values["csrf_token"]
