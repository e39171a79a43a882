"""Keeping an audience by a name, choosing by it again, renaming and deleting it."""

from __future__ import annotations

from uuid import UUID

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from services import directives
from web.publishing.chosen import chosen_audience
from web.publishing.editing import draft_detail
from web.publishing.saved_form import SavedNameForm, as_chosen, fits_the_form, lost_sentence
from web.redirects import done
from web.work import reading, writing

saved_audiences = Blueprint("saved_audiences", __name__, url_prefix="/publishing/<uuid:directive_id>/saved")


@saved_audiences.get("")
def show(directive_id: UUID) -> ResponseReturnValue:
    """All that the draft's organisation keeps."""
    detail = draft_detail(directive_id)
    with reading() as work:
        kept = directives.saved_audiences(work, detail.organisation.code)
    return render_template(
        "publishing/saved.html", detail=detail, kept=kept, fits=fits_the_form, lost_sentence=lost_sentence
    )


@saved_audiences.get("/<uuid:saved_id>/choice")
def use(directive_id: UUID, saved_id: UUID) -> ResponseReturnValue:
    """On to the choice of this draft's audience, filled with the saved one, all of it."""
    detail = draft_detail(directive_id)
    with reading() as work:
        saved = directives.saved_audience(work, saved_id)
    if not fits_the_form(saved):
        return redirect(url_for(".show", directive_id=directive_id))
    chosen = as_chosen(saved.rule, detail.organisation.code)
    return redirect(url_for("web.audience.choose", directive_id=directive_id, saved=saved_id, **chosen))


@saved_audiences.route("/new", methods=["GET", "POST"])
def new(directive_id: UUID) -> ResponseReturnValue:
    """Name the audience that stands in the address."""
    detail = draft_detail(directive_id)
    audience = chosen_audience(detail)
    if not audience.validate():
        return redirect(url_for("web.audience.choose", directive_id=directive_id, **audience.chosen))
    form = SavedNameForm()
    if form.is_sent:
        with form.refusals:
            with writing() as work:
                directives.save_audience(
                    work, detail.organisation.code, name=form.name.data, rule=audience.rule
                )
            return done(
                "Đã lưu nơi nhận. Lần sau đồng chí chọn lại bằng tên này.",
                "web.audience.confirm",
                directive_id=directive_id,
                **audience.chosen,
            )
    return form.page("publishing/saved_new.html", detail=detail, chosen=audience.chosen)


@saved_audiences.route("/<uuid:saved_id>", methods=["GET", "POST"])
def edit(directive_id: UUID, saved_id: UUID) -> ResponseReturnValue:
    """Give it another name."""
    detail = draft_detail(directive_id)
    with reading() as work:
        saved = directives.saved_audience(work, saved_id)
    form = SavedNameForm(name=saved.name)
    if form.is_sent:
        with form.refusals:
            with writing() as work:
                directives.change_saved_audience(work, saved_id, name=form.name.data)
            return done("Đã đổi tên.", ".show", directive_id=directive_id)
    return form.page("publishing/saved_edit.html", detail=detail, saved=saved)


@saved_audiences.post("/<uuid:saved_id>/deletion")
def delete(directive_id: UUID, saved_id: UUID) -> ResponseReturnValue:
    """Keep it no longer."""
    draft_detail(directive_id)
    with writing() as work:
        directives.forget_saved_audience(work, saved_id)
    return done("Đã xóa nơi nhận đã lưu. Văn bản đã ban hành giữ nguyên.", ".show", directive_id=directive_id)
