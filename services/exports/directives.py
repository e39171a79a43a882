"""The directives that an organisation and those below it have published."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy import select

from core.clock import local_date
from models import Directive, DirectiveState, Organisation, Urgency
from services import directives, organisations
from services.actor import Work
from services.exports.table import STREAMED, Column, Row, Table
from services.organisations import Place

COLUMNS = (
    Column("symbol", "Số, ký hiệu", 18),
    Column("type", "Loại văn bản", 12),
    Column("issuer", "Cơ quan ban hành", 30),
    Column("issued_on", "Ngày ban hành", 14),
    Column("abstract", "Trích yếu", 60),
    Column("signer", "Người ký", 24),
    Column("urgency", "Độ khẩn", 12),
    Column("organisation", "Mã nơi phát hành"),
    Column("published_on", "Ngày phát hành", 14),
    Column("acknowledge_by", "Hạn xác nhận", 14),
    Column("addressed", "Số người nhận", 12),
)
_URGENCIES = {
    Urgency.NORMAL: "Thường",
    Urgency.URGENT: "Khẩn",
    Urgency.VERY_URGENT: "Thượng khẩn",
    Urgency.EXPRESS: "Hỏa tốc",
}


def directive_table(work: Work, place: Place, on: date) -> Table:
    """What was published up to a day, oldest first; drafts are nobody else's."""
    return Table(COLUMNS, _rows(work, place, on))


def _rows(work: Work, place: Place, on: date) -> Iterator[Row]:
    query = (
        select(Directive, Organisation.code)
        .join(Organisation, Organisation.id == Directive.organisation_id)
        .where(Directive.state == DirectiveState.PUBLISHED, directives.visible_to(work.actor, work.today))
        .where(organisations.below(Organisation, [place.id]), Directive.issued_on <= on)
        .order_by(Directive.published_at, Directive.id)
    )
    for directive, code in work.session.execute(query, execution_options=STREAMED):
        published_at = directive.published_at
        yield (
            directive.symbol,
            directive.type,
            directive.issuer,
            directive.issued_on,
            directive.abstract,
            directive.signer,
            _URGENCIES[directive.urgency],
            code,
            local_date(published_at) if published_at else None,
            directive.acknowledge_by,
            directive.addressed,
        )
