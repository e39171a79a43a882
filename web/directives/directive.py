"""One directive: reading it, confirming it, fetching its files."""

from __future__ import annotations

from uuid import UUID

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from models import Role
from services import directives
from services.directives import ReceiptState
from web.directives.asks import asks_of
from web.frame import current_frame
from web.redirects import done
from web.work import reading, writing

directive = Blueprint("directive", __name__, url_prefix="/directives")


@directive.get("/<uuid:directive_id>")
def show(directive_id: UUID) -> ResponseReturnValue:
    """The directive; opening it is reading it."""
    with writing() as work:
        detail = directives.detail(work, directive_id)
        links = directives.linked_to(work, detail.directive)
        versions = directives.replaced_versions(work, directive_id)
        kept = directives.bookmarked_as(work, directive_id)
        is_acknowledged = detail.receipt is not None and detail.receipt.acknowledged_at is not None
        if detail.is_addressed and not is_acknowledged and not detail.is_withdrawn:
            directives.confirm(work, directive_id, ReceiptState.READ)
    return render_template(
        "directives/directive.html",
        detail=detail,
        directive=detail.directive,
        document_types=directives.DOCUMENT_TYPES,
        acknowledged_at=detail.receipt.acknowledged_at if detail.receipt else None,
        links=links,
        versions=versions,
        kept=kept,
        asks=asks_of(detail.directive, current_frame()),
        followed_cells=_followed_cells(),
        # Sanitised by the service: nothing in it can run or call elsewhere.
        body=Markup(_reachable(detail.body_html)),  # noqa: S704 - sanitised when it was rendered
    )


def _followed_cells() -> dict[str, str]:
    """The cells whose secretary reads: they may see who of theirs has not read it, code → name."""
    held = current_frame().identity.roles
    return {one.organisation: one.organisation_name for one in held if one.role is Role.CELL_SECRETARY}


@directive.get("/<uuid:directive_id>/versions/<int:number>")
def version(directive_id: UUID, number: int) -> ResponseReturnValue:
    """What an earlier version said."""
    with reading() as work:
        found = directives.replaced_version(work, directive_id, number)
        current = directives.get(work, directive_id)
    return render_template(
        "directives/version.html",
        directive=current,
        version=found,
        body=Markup(directives.rendered(found.content["body"])),  # noqa: S704 - sanitised by the service
    )


@directive.post("/<uuid:directive_id>/acknowledgement")
def acknowledge(directive_id: UUID) -> ResponseReturnValue:
    """The reader has read and understood it."""
    with writing() as work:
        directives.confirm(work, directive_id, ReceiptState.ACKNOWLEDGED)
    return done("Đã ghi nhận: đồng chí đã đọc và quán triệt.", ".show", directive_id=directive_id)


@directive.get("/<uuid:directive_id>/attachments/<uuid:attachment_id>")
def attachment(directive_id: UUID, attachment_id: UUID) -> ResponseReturnValue:
    """One of its files, to be kept or opened by the reader's own programs."""
    with reading() as work:
        directives.check_attachment(work, directive_id, attachment_id)
        key = directives.address_key(work, attachment_id)
    return redirect(url_for("directive_library.File", attachment_id=attachment_id, key=key))


def _reachable(html: str) -> str:
    """A wide table is scrolled sideways on a phone; so that keys can do it too, they must get there."""
    return html.replace("<table>", '<table tabindex="0">')
