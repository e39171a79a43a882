"""One's own private notes over REST: all of them at once."""

from __future__ import annotations

from api.blueprint import Blueprint
from api.resource import Resource
from services import meetings

blueprint = Blueprint("notes", __name__, url_prefix="/me", description="My private notes on meetings")


@blueprint.route("/notes")
class MyNotes(Resource):
    """Everything I noted for myself."""

    @blueprint.response(204)
    def delete(self) -> None:
        """Delete all of my private notes on meetings, for good; of one meeting `PUT …/note` does it."""
        meetings.delete_notes(self.work)
