"""Three large cells with every kind of device, on a database that other processes can see."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from uuid import UUID

from sqlalchemy import select, text

from core.settings import Settings
from core.unit_of_work import Runtime
from models import (
    DeliveryChunk,
    Device,
    DeviceKind,
    Directive,
    Lane,
    LaneRun,
    Membership,
    Organisation,
    Reach,
    Refusal,
    Urgency,
)
from services import directives
from services.directives import AudienceLine, AudienceRule
from tests.database import committing_runtime
from tests.factories import World, build_world
from tests.notifications.wire import Wire
from tests.providers.fcm import FcmServer, service_account_file
from tests.providers.telegram import TelegramServer
from tests.providers.webpush import Subscription, WebPushServer

CELLS = ("A", "B", "C")
MEMBERS_OF_A_CELL = 400
IMPATIENT = {"WORKER_STALLED_AFTER": "2"}
"""For tests in which workers die: where none does, a busy machine must not look like a death."""
DELIVERING = ("--except", "upkeep")
"""How the workers of these tests are started: what is due at some hour of the day rings phones as well."""
# Recognisable wherever they turn up: in JSON, in a form, in a log.
NAME, SYMBOL, ABSTRACT, BODY = "Qxnguoiten", "Qx77-HD/TU", "Qxtrichyeu", "Qxnoidung"
SECRETS = (NAME, "Qx77", ABSTRACT, BODY, "Thử Nghiệm", "Chi bộ", "publisher")


@dataclass
class Country:
    """The people, their devices, and the providers that ring them."""

    url: str
    runtime: Runtime
    world: World
    fcm: FcmServer
    webpush: WebPushServer
    telegram: TelegramServer
    wire: Wire
    folder: Path
    credentials: Path
    subscriptions: dict[str, Subscription] = field(default_factory=dict)

    # What the tests do.

    def environment(self, **changes: str) -> dict[str, str]:
        """What a worker of this country is started with."""
        settings = self.runtime.settings
        return {
            "DATABASE_URL": self.url.replace("postgresql+psycopg://", "postgresql://"),
            "SECRET_KEY": settings.secret_key,
            "HANDBOOK_DATA": str(settings.data_folder),
            "FIREBASE_CREDENTIALS": str(self.credentials),
            "FCM_ENDPOINT": self.fcm.url,
            "TELEGRAM_BOT_TOKEN": self.telegram.token,
            "TELEGRAM_API_BASE": self.telegram.url,
            "LOG_FORMAT": "json",
            **changes,
        }

    def publish(self, *cells: str, urgency: Urgency = Urgency.NORMAL) -> UUID:
        """A directive to the members of ``cells``."""
        with self.world.acting("publisher@T1") as work:
            number = len(work.session.scalars(select(Directive.id)).all())
            directive = directives.draft(
                work,
                symbol=f"{number}{SYMBOL}",
                type="Hướng dẫn",
                issuer="T1",
                issued_on=date(2026, 11, 20),
                abstract=ABSTRACT,
                body=BODY,
                urgency=urgency,
            )
            rule = AudienceRule(include=tuple(AudienceLine(cell) for cell in cells))
            directives.publish(work, directive.id, rule)
        return directive.id

    def wait_until_delivered(self, directive_id: UUID, timeout: float = 90) -> None:
        """Return once every lane of every chunk is done; what waits for a later attempt is hastened."""
        limit = time.monotonic() + timeout
        while not self._is_delivered(directive_id):
            assert time.monotonic() < limit, "The fan-out does not end."
            self._hasten()
            time.sleep(0.1)

    def make_quiet(self) -> None:
        """Forget what the providers have recorded so far, and what is still to be sent."""
        with self.runtime.database.engine.begin() as connection:
            for statement in _FORGET:
                connection.execute(statement)
        for server in (self.fcm, self.webpush, self.telegram):
            server.forget()
            server.delay = 0.0
        self.wire.clear()

    # What the tests look at.

    def devices(self, *cells: str, kind: DeviceKind | None = None) -> list[Device]:
        """The living devices of the members of ``cells``."""
        query = (
            select(Device)
            .join(Membership, Membership.member_id == Device.member_id)
            .join(Organisation, Organisation.id == Membership.organisation_id)
            .where(Organisation.code.in_(cells), Device.removed_at.is_(None))
            .order_by(Device.id)
        )
        with self.world.system() as work:
            return [one for one in work.session.scalars(query) if kind in (None, one.kind)]

    def reach(self, directive_id: UUID) -> dict[str, Reach]:
        """The counters by the code of the cell."""
        query = select(Organisation.code, Reach).join(Reach).where(Reach.directive_id == directive_id)
        with self.world.system() as work:
            return dict(work.session.execute(query).all())

    def refusals(self, directive_id: UUID) -> set[str]:
        """The causes of final refusals."""
        query = select(Refusal.cause).where(Refusal.directive_id == directive_id, Refusal.is_final)
        with self.world.system() as work:
            return set(work.session.scalars(query))

    def finished_runs(self, directive_id: UUID, lane: Lane) -> dict[tuple[str, ...], bool]:
        """For each chunk, by the codes of its cells, whether the lane is done with it."""
        with self.world.system() as work:
            codes = dict(work.session.execute(select(Organisation.id, Organisation.code)).all())
            chunks = work.session.scalars(
                select(DeliveryChunk).where(DeliveryChunk.directive_id == directive_id)
            )
            runs = {chunk: work.session.get(LaneRun, (chunk.id, lane)) for chunk in chunks}
        return {
            tuple(codes[cell] for cell in chunk.cells): run is not None and run.finished_at is not None
            for chunk, run in runs.items()
        }

    def calls(self) -> dict[str, int]:
        """How often each address was called with success, over all three providers."""
        values = [
            *(message.target for message in self.fcm.messages),
            *(message.endpoint for message in self.webpush.messages),
            *(str(message.chat_id) for message in self.telegram.messages),
        ]
        return {value: values.count(value) for value in values}

    # How it works.

    def _is_delivered(self, directive_id: UUID) -> bool:
        with self.world.system() as work:
            expanded = work.session.scalar(select(Directive.expanded_at).where(Directive.id == directive_id))
            waiting = work.session.scalar(_WAITING, {"directive": str(directive_id)})
        return expanded is not None and waiting == 0

    def _hasten(self) -> None:
        with self.runtime.database.engine.begin() as connection:
            connection.execute(
                text("UPDATE procrastinate_jobs SET scheduled_at = now() WHERE status = 'todo'")
            )


_WAITING = text(
    "SELECT count(*) FROM procrastinate_jobs WHERE status IN ('todo', 'doing') AND task_name LIKE 'deliver_%'"
)
# A test may end with something unsent; the next test's worker must not find it.
_FORGET = (
    text("DELETE FROM procrastinate_jobs WHERE status IN ('todo', 'doing')"),
    text("UPDATE delivery_chunk SET open_lanes = '{}' WHERE open_lanes <> '{}'"),
    text("UPDATE directive SET expanded_at = published_at WHERE state = 'published' AND expanded_at IS NULL"),
)


@contextmanager
def build_country(owner_url: str, settings: Settings, folder: Path) -> Iterator[Country]:
    """Make it all; dropped afterwards."""
    with ExitStack() as stack:
        runtime, url = stack.enter_context(committing_runtime(owner_url, settings))
        fcm = stack.enter_context(FcmServer())
        webpush = stack.enter_context(WebPushServer())
        telegram = stack.enter_context(TelegramServer())
        country = Country(
            url,
            runtime,
            build_world(runtime),
            fcm,
            webpush,
            telegram,
            Wire(fcm, webpush, telegram),
            folder,
            service_account_file(folder, fcm),
        )
        _settle(country)
        yield country


def _settle(country: Country) -> None:
    """Members with no device, one, two or three; one in thirty has linked a chat."""
    for cell in CELLS:
        while len(country.world.members[cell]) < MEMBERS_OF_A_CELL:
            country.world.add_member(cell, NAME)
    with country.world.system() as work:
        for cell in CELLS:
            for number, person in enumerate(country.world.members[cell]):
                for device in _devices(country, f"{cell}{number}", number):
                    device.member_id, device.created_at = person.member_id, work.now
                    work.session.add(device)


def _devices(country: Country, name: str, number: int) -> Iterator[Device]:
    if number % 10 < 7:
        yield Device(kind=DeviceKind.FCM_TOKEN, value=f"token-{name}")
    if number % 10 in (6, 7):
        yield Device(kind=DeviceKind.FCM_ID, value=f"installation-{name}")
    if number % 10 == 8:
        subscription = country.webpush.subscribe()
        country.subscriptions[subscription["endpoint"]] = subscription
        keys = dict(subscription["keys"])
        yield Device(kind=DeviceKind.WEBPUSH, value=subscription["endpoint"], keys=keys)
    if number % 30 == 5:
        chat_id = 10**9 + int(name[1:]) + 10**6 * ord(name[0])
        country.telegram.know(chat_id)
        yield Device(kind=DeviceKind.TELEGRAM, value=str(chat_id))
