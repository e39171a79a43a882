"""Directives on the wire."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields, post_load, pre_load
from marshmallow.validate import Length, OneOf

from api.fields import Text, day, line
from api.pagination import PageQuery, page_of
from core.vietnamese import canonical
from models import ACTIVE_STATUSES, DirectiveState, MemberStatus, PositionKind, Role, Secrecy, Urgency
from services.directives import AudienceLine, AudienceRule, ReceiptState, Relation, capacity

_LONGEST_BODY = 500_000
_TOLD = "; of a new draft it may be left out where the symbol tells it (339-QĐ/TW)"


class MarkdownText(fields.String):
    """Text whose blanks mean something; only its code points are brought to one form."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        return canonical(super()._deserialize(value, attr, data, **kwargs))


class AsksSchema(Schema):
    """What a directive asks of its readers, in a few words for each role."""

    member = Text(allow_none=True, load_default=None, validate=Length(max=1000))
    secretary = Text(allow_none=True, load_default=None, validate=Length(max=1000))
    committee = Text(allow_none=True, load_default=None, validate=Length(max=1000))


class DirectiveUpdateSchema(Schema):
    """What may change about a draft."""

    symbol = Text(validate=Length(1, 60))
    type = Text(validate=Length(1, 40), metadata={"description": f"sign (HD) or name (Hướng dẫn){_TOLD}"})
    issuer = Text(
        validate=Length(1, 200),
        metadata={"description": f"an organisation's code, or the name of a body outside the tree{_TOLD}"},
    )
    issued_on = day()
    abstract = Text(validate=Length(1, 1000))
    signer = Text(allow_none=True, validate=Length(max=200))
    urgency = fields.Enum(Urgency, by_value=True)
    secrecy = fields.Enum(Secrecy, by_value=True, metadata={"description": "only `none` is accepted"})
    summary = Text(allow_none=True, validate=Length(max=4000))
    body = MarkdownText(validate=Length(max=_LONGEST_BODY), metadata={"description": "Markdown"})
    acknowledge_by = day(allow_none=True)
    effective_on = day(allow_none=True, metadata={"description": "from when it applies"})
    asks = fields.Nested(AsksSchema)

    @post_load
    def _by_column(self, loaded: dict[str, Any], **_kwargs: Any) -> dict[str, Any]:
        """What it asks, as the use cases take it; an empty text is none."""
        asks = loaded.pop("asks", {})
        return loaded | {f"asks_{role}": text or None for role, text in asks.items()}


class DirectiveCreateSchema(DirectiveUpdateSchema):
    """A new draft."""

    symbol = line(60)
    issued_on = day(required=True)
    abstract = line(1000)
    secrecy = fields.Enum(
        Secrecy, by_value=True, required=True, metadata={"description": "only `none` is accepted"}
    )
    organisation = Text(
        validate=Length(1, 40),
        metadata={"description": "who publishes it; by default the issuer, or your first publisher role"},
    )


class AttachmentSchema(Schema):
    """A file of a directive."""

    id = fields.UUID(required=True)
    file_name = fields.String(required=True)
    media_type = fields.String(required=True)
    size = fields.Integer(required=True, metadata={"description": "bytes"})


class SignatureSchema(Schema):
    """An electronic signature of a PDF; whether its issuer is to be trusted is not judged."""

    signer = fields.String(required=True)
    issuer = fields.String(required=True)
    signed_at = fields.String(required=True, allow_none=True)
    is_intact = fields.Boolean(required=True)
    is_changed = fields.Boolean(
        required=True, metadata={"description": "something was changed after this signature"}
    )


class FileSchema(AttachmentSchema):
    """A file as a reader gets it."""

    url = fields.String(
        required=True, metadata={"description": "works for some minutes, for me, without a token"}
    )
    reading = fields.String(
        required=True,
        metadata={"description": "of its text: pending, read, no_text, unreadable or given_up"},
    )
    pages = fields.Integer(required=True, allow_none=True)
    signatures = fields.List(fields.Nested(SignatureSchema), required=True)


class DirectiveSchema(Schema):
    """A directive without its text."""

    id = fields.UUID(required=True)
    state = fields.Enum(DirectiveState, by_value=True, required=True)
    symbol = fields.String(required=True)
    type = fields.String(required=True)
    issuer = fields.String(required=True)
    issued_on = fields.Date(required=True)
    abstract = fields.String(required=True)
    signer = fields.String(required=True, allow_none=True)
    urgency = fields.Enum(Urgency, by_value=True, required=True)
    summary = fields.String(required=True, allow_none=True)
    acknowledge_by = fields.Date(required=True, allow_none=True)
    effective_on = fields.Date(required=True, allow_none=True)
    asks = fields.Nested(AsksSchema, required=True)
    version = fields.Integer(required=True, metadata={"description": "more than 1 once it was corrected"})
    corrected_at = fields.AwareDateTime(required=True, allow_none=True)
    withdrawn_at = fields.AwareDateTime(required=True, allow_none=True)
    withdrawal_reason = fields.String(required=True, allow_none=True)
    published_at = fields.AwareDateTime(required=True, allow_none=True)


class ReceiptSchema(Schema):
    """What I did with it."""

    delivered_at = fields.AwareDateTime(required=True, allow_none=True)
    read_at = fields.AwareDateTime(required=True, allow_none=True)
    acknowledged_at = fields.AwareDateTime(required=True, allow_none=True)


class LinkedDirectiveSchema(Schema):
    """Another directive, and what it is to this one."""

    relation = fields.Enum(Relation, by_value=True, required=True)
    id = fields.UUID(required=True, attribute="directive.id")
    symbol = fields.String(required=True, attribute="directive.symbol")
    abstract = fields.String(required=True, attribute="directive.abstract")


class DirectiveDetailSchema(DirectiveSchema):
    """A directive with its text and files."""

    organisation = fields.String(required=True, metadata={"description": "code of who published it"})
    secrecy = fields.String(required=True)
    body = fields.String(required=True, metadata={"description": "Markdown"})
    body_html = fields.String(required=True, metadata={"description": "the same as clean HTML"})
    attachments = fields.List(fields.Nested(FileSchema), required=True)
    is_addressed = fields.Boolean(required=True, metadata={"description": "it was published to me"})
    receipt = fields.Nested(
        ReceiptSchema, required=True, allow_none=True, metadata={"description": "of this version"}
    )
    reading_minutes = fields.Integer(required=True)
    in_force = fields.Boolean(required=True, metadata={"description": "begun, not superseded or withdrawn"})
    links = fields.List(fields.Nested(LinkedDirectiveSchema), required=True)


class ExcerptPartSchema(Schema):
    """A piece of an excerpt."""

    text = fields.String(required=True)
    is_hit = fields.Boolean(required=True)


class FoundDirectiveSchema(DirectiveSchema):
    """A directive in a list; with a question, where its text fits."""

    excerpt = fields.List(fields.Nested(ExcerptPartSchema), required=True)


DirectivePageSchema = page_of(FoundDirectiveSchema)


class DirectiveQuery(PageQuery):
    """Which directives."""

    query = Text(
        data_key="q",
        validate=Length(1, 200),
        metadata={
            "description": "part of a symbol, or words of the text and its files; accents may be left out, "
            "words in quotes stand side by side; best first"
        },
    )
    type = Text(validate=Length(1, 40))
    issuer = Text(validate=Length(1, 200))
    issued_from = day(data_key="from")
    issued_to = day(data_key="to")
    in_force = fields.Boolean(load_default=False, metadata={"description": "only what holds today"})
    state = fields.Enum(DirectiveState, by_value=True)


class AudienceLineSchema(Schema):
    """An organisation, with (by default) or without all that is below it."""

    organisation = line(40)
    below = fields.Boolean(load_default=True)

    @pre_load
    def _from_code(self, value: Any, **_kwargs: Any) -> Any:
        """A plain code means the organisation with all that is below it."""
        return {"organisation": value} if isinstance(value, str) else value


class AudienceSchema(Schema):
    """Who a directive is for. Exclusion wins; empty ``roles`` and ``statuses`` mean everybody.

    ``roles`` takes roles in the handbook and positions in the party (``secretary`` …) alike.
    """

    included = fields.List(
        fields.Nested(AudienceLineSchema), data_key="include", required=True, validate=Length(1, 500)
    )
    excluded = fields.List(
        fields.Nested(AudienceLineSchema), data_key="exclude", load_default=list, validate=Length(max=500)
    )
    roles = fields.List(
        fields.String(validate=OneOf([*Role, *PositionKind])), load_default=list, validate=Length(max=20)
    )
    statuses = fields.List(
        fields.Enum(MemberStatus, by_value=True, validate=OneOf(sorted(ACTIVE_STATUSES))),
        load_default=list,
        validate=Length(max=10),
    )
    without_exempt = fields.Boolean(
        load_default=False, metadata={"description": "leave out members exempt from meetings"}
    )
    added = fields.List(
        fields.UUID(),
        load_default=list,
        validate=Length(max=500),
        metadata={"description": "members who get it whatever their place; their cell is below one's role"},
    )
    removed = fields.List(
        fields.UUID(),
        load_default=list,
        validate=Length(max=500),
        metadata={"description": "members who do not get it whatever their place"},
    )


def audience_rule(chosen: dict[str, Any]) -> AudienceRule:
    """The rule that a loaded :class:`AudienceSchema` states."""
    return AudienceRule(
        include=tuple(AudienceLine(**one) for one in chosen["included"]),
        exclude=tuple(AudienceLine(**one) for one in chosen["excluded"]),
        roles=tuple(capacity(word) for word in chosen["roles"]),
        statuses=tuple(chosen["statuses"]),
        without_exempt=chosen["without_exempt"],
        added=tuple(chosen["added"]),
        removed=tuple(chosen["removed"]),
    )


class ChannelCountsSchema(Schema):
    """How many members each channel can ring, and how many none can."""

    fcm = fields.Integer(required=True)
    webpush = fields.Integer(required=True)
    telegram = fields.Integer(required=True)
    zalo = fields.Integer(required=True)
    none = fields.Integer(required=True)


class ForecastSchema(Schema):
    """How long it would take now, by the quotas that the providers grant."""

    first_call_seconds = fields.Integer(required=True)
    seconds = fields.Integer(required=True, metadata={"description": "until the last has been called"})
    by_channel = fields.Dict(
        keys=fields.String(), values=fields.Integer(), required=True, metadata={"description": "in seconds"}
    )


class EndingOrganisationSchema(Schema):
    """An organisation of which it is known that it will be a former one."""

    organisation = fields.String(required=True)
    name = fields.String(required=True)
    ends_on = fields.Date(required=True, metadata={"description": "the first day without it"})


class AudiencePreviewSchema(Schema):
    """How many it would reach."""

    members = fields.Integer(required=True)
    cells = fields.Integer(required=True)
    channels = fields.Nested(ChannelCountsSchema, required=True)
    forecast = fields.Nested(ForecastSchema, required=True)
    rings_at = fields.AwareDateTime(
        required=True,
        allow_none=True,
        metadata={"description": "when the first phones would ring, in quiet hours; null: at once"},
    )
    ending = fields.List(
        fields.Nested(EndingOrganisationSchema),
        required=True,
        metadata={"description": "organisations named that are to end: a plan is for a day before"},
    )


class RingNowSchema(Schema):
    """In quiet hours, what is not urgent rings at their end unless there is a reason not to wait."""

    ring_now_because = Text(
        load_default=None,
        allow_none=True,
        validate=Length(1, 500),
        metadata={"description": "why phones are to ring although it is night; kept where it was needed"},
    )


class PublicationCreateSchema(AudienceSchema, RingNowSchema):
    """To whom, and why not to wait for the morning."""


class PublicationSchema(Schema):
    """It is published; phones are being rung, or will be at ``rings_at``."""

    id = fields.UUID(required=True)
    state = fields.Enum(DirectiveState, by_value=True, required=True)
    published_at = fields.AwareDateTime(required=True)
    seq = fields.Integer(required=True)
    addressed = fields.Integer(required=True)
    rings_at = fields.AwareDateTime(
        required=True, allow_none=True, metadata={"description": "end of the quiet hours; null: at once"}
    )


class ReceiptUpdateSchema(Schema):
    """How far I have come; each state includes those before it."""

    state = fields.Enum(ReceiptState, by_value=True, required=True)


class ReachFiguresSchema(Schema):
    """Numbers of members."""

    addressed = fields.Integer(required=True)
    handed_over = fields.Integer(required=True)
    refused = fields.Integer(required=True)
    delivered = fields.Integer(required=True)
    read = fields.Integer(required=True)
    acknowledged = fields.Integer(required=True)


class ReachRowSchema(ReachFiguresSchema):
    """The figures of one organisation below."""

    organisation = fields.String(required=True)
    name = fields.String(required=True)


class ReachSchema(ReachFiguresSchema):
    """How far a directive got, in all and by child organisation."""

    by_child = fields.List(fields.Nested(ReachRowSchema), required=True)
    causes = fields.Dict(
        keys=fields.String(),
        values=fields.Integer(),
        required=True,
        metadata={"description": "cause of refusal → devices"},
    )
    is_complete = fields.Boolean(
        required=True, metadata={"description": "the whole audience is in the queue"}
    )


class ReachQuery(Schema):
    """Where to look; by default the publishing organisation."""

    organisation = Text(validate=Length(1, 40))
