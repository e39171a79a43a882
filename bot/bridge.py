"""The one way from the asynchronous chat to the handbook: a step runs in a thread, in one unit of work."""

from __future__ import annotations

import asyncio

from bot import texts
from bot.conversation import Ask, Reply, Step
from bot.handlers.errors import failed, refused
from core.errors import HandbookError
from core.unit_of_work import Runtime
from services import accounts, devices
from services.actor import ANONYMOUS


class Bridge:
    """Runs steps for the member behind a chat."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime

    async def answer(self, step: Step, ask: Ask) -> Reply:
        """The reply to ``ask``; never raises: a refusal or a mistake is a reply, too."""
        return await asyncio.to_thread(self._answer, step, ask)

    def answer_now(self, step: Step, ask: Ask) -> Reply:
        """The same for a door that is not asynchronous."""
        return self._answer(step, ask)

    def _answer(self, step: Step, ask: Ask) -> Reply:
        try:
            return self._in_one_unit_of_work(step, ask)
        except HandbookError as refusal:
            return refused(refusal)
        except Exception as mistake:  # noqa: BLE001 - logged, and the member is told
            return failed(mistake, ask.update_id)

    def _in_one_unit_of_work(self, step: Step, ask: Ask) -> Reply:
        with self._runtime.work(ANONYMOUS, read_only=step.read_only) as work:
            if not step.members_only:
                return step.answer(work, ask)
            member_id = devices.member_of_chat(work, ask.messenger, ask.chat_id)
            if member_id is None:
                return Reply(texts.NOT_LINKED)
            with work.as_actor(accounts.actor_of(work, member_id)):
                return step.answer(work, ask)
