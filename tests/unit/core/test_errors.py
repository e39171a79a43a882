"""The family of refusals."""

from __future__ import annotations

from core.errors import HandbookError, Invalid


class Refused(HandbookError):
    """With two placeholders."""

    code = "refused"
    vi = "Từ chối {what} của {who}."
    en = "{what} of {who} is refused."


def test_a_sentence_is_filled_in_from_the_details() -> None:
    error = Refused(what="việc này", who="đồng chí")
    assert error.sentence() == "Từ chối việc này của đồng chí."
    assert error.sentence("en") == "việc này of đồng chí is refused."
    assert error.details == {"what": "việc này", "who": "đồng chí"}


def test_a_forgotten_detail_is_a_blank_and_no_mistake() -> None:
    assert Refused(what="việc này").sentence() == "Từ chối việc này của …."


def test_any_other_language_is_vietnamese() -> None:
    assert Refused(what="a", who="b").sentence("fr") == "Từ chối a của b."


def test_what_was_given_is_never_taken_for_a_placeholder() -> None:
    assert Refused(what="{who}", who="{0.__class__}").sentence() == "Từ chối {who} của {0.__class__}."


def test_in_a_log_it_is_its_code() -> None:
    assert str(Refused(what="tên của một người")) == "refused"
    assert Invalid("phone").field == "phone"
