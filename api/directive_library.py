"""The library over REST: the text of a version, files by signed address, what I keep at hand."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Response, request, send_file

from api.blueprint import Blueprint, problems
from api.json_provider import written
from api.resource import PublicResource, Resource, runtime
from api.schemas.directive_library import (
    BodySchema,
    BookmarksQuery,
    BookmarksSchema,
    FileQuery,
)
from models import BookmarkKind
from services import directives
from services.actor import ANONYMOUS

blueprint = Blueprint("directive_library", __name__, description="Reading, fetching files, keeping at hand")
_ID = "01934e2a-7b1c-7d3e-8f00-0000000000d1"
_KINDS = ", ".join(BookmarkKind)


@blueprint.route("/directives/<uuid:directive_id>/body")
class DirectiveBody(Resource):
    """The text alone."""

    is_glance = True

    @blueprint.response(
        200,
        BodySchema,
        example={"id": _ID, "version": 1, "html": "<p>Mỗi tháng một kỳ.</p>", "reading_minutes": 1},
    )
    def get(self, directive_id: UUID) -> Any:
        """The text of a published directive; its ETag is its version, so a phone that has it gets a 304."""
        body = directives.published_body(self.work, directive_id)
        response = written(
            {
                "id": body.directive_id,
                "version": body.version,
                "html": body.html,
                "reading_minutes": body.reading_minutes,
            }
        )
        response.set_etag(f"{body.directive_id.hex}-{body.version}")
        return response


@blueprint.route("/files/<uuid:attachment_id>")
class File(PublicResource):
    """A file by its signed address."""

    @blueprint.arguments(FileQuery, location="query")
    @blueprint.doc(responses={"206": {"description": "a part of it"}} | problems(403, 416))
    @blueprint.response(200, {"type": "string", "format": "binary"}, content_type="application/octet-stream")
    def get(self, query: dict[str, str], attachment_id: UUID) -> Response:
        """The file; the address works for some minutes, for whom it was made, and takes ranges."""
        with runtime().work(ANONYMOUS, read_only=True) as work:
            file, content, expires = directives.open_by_key(work, attachment_id, query["key"])
            left = int((expires - work.now).total_seconds())
        response = send_file(
            content,
            file.media_type,
            as_attachment=True,
            download_name=file.file_name,
            last_modified=file.created_at,
            etag=file.sha256.hex(),
            conditional=False,
        )
        response.content_length = file.size
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
        response.headers["Referrer-Policy"] = "no-referrer"
        response.cache_control.private = True
        response.cache_control.max_age = left
        response.make_conditional(request, accept_ranges=True, complete_length=file.size)
        return response


@blueprint.route(f"/directives/<uuid:directive_id>/bookmarks/<any({_KINDS}):kind>")
class DirectiveBookmark(Resource):
    """Keeping one at hand."""

    @blueprint.response(204)
    def put(self, directive_id: UUID, kind: str) -> None:
        """Save a directive, or put it aside to be read later; only I see that."""
        directives.bookmark(self.work, directive_id, BookmarkKind(kind))

    @blueprint.response(204)
    def delete(self, directive_id: UUID, kind: str) -> None:
        """Let it go."""
        directives.forget_bookmark(self.work, directive_id, BookmarkKind(kind))


@blueprint.route("/me/bookmarks")
class Bookmarks(Resource):
    """What I keep at hand."""

    @blueprint.arguments(BookmarksQuery, location="query")
    @blueprint.response(200, BookmarksSchema, example={"items": []})
    def get(self, query: dict[str, BookmarkKind]) -> Any:
        """What I saved or put aside, latest first."""
        return {"items": directives.bookmarks(self.work, query["kind"])}
