"""The imports into the visitor's organisations, those under way first to be found again."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from core.errors import Forbidden
from services import imports
from services.permissions import Permission
from web.frame import current_frame
from web.queries import text_argument, uuid_argument
from web.work import reading

import_list = Blueprint("import_list", __name__, url_prefix="/imports")
_PAGE = 20


@import_list.get("")
def show() -> ResponseReturnValue:
    """Newest first; of one organisation, if one is asked for."""
    if not current_frame().may(Permission.MEMBER_MANAGE):
        raise Forbidden
    code = text_argument("organisation")
    with reading() as work:
        found = imports.page(work, organisation=code or None, before=uuid_argument("before"), limit=_PAGE)
    return render_template(
        "imports/list.html",
        imports=found,
        organisation=code,
        next=found[-1].run.id if len(found) == _PAGE else None,
    )
