# SPDX-License-Identifier: MIT
"""Whose turn it is to ask: how long a question holds its place, and that its deadline counts from there."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from adapters.portal.asking import Asking, Patience, Turn
from adapters.portal.failures import AskingFailed
from adapters.portal.settings import ClientSettings
from adapters.portal.tokens import Authorization
from adapters.portal.watch import HostWatch
from domain.portal_record import FailureReason, FetchFailed
from domain.values import Niss

EMPLOYER = Niss.with_check_digit("2500000001")
SETTINGS = ClientSettings(backoff_base=0.0, backoff_jitter=0.0)
BUSY = AskingFailed(FetchFailed(FailureReason.SERVER_ERROR, http_status=503), wait=True)

pytestmark = pytest.mark.anyio


class Host:
    """Asks with one place, and writes down what happens."""

    def __init__(self) -> None:
        self.places = asyncio.Semaphore(1)
        self.seen: list[str] = []
        self._patience = Patience(HostWatch("host", "", limit=5, rest=30.0), SETTINGS)

    async def ask(
        self,
        name: str,
        read: Callable[[], Awaitable[object]] = lambda: asyncio.sleep(0),
        fails: int = 0,
        deadline: float = 60.0,
    ) -> None:
        left = [BUSY] * fails

        async def exchange() -> str:
            self.seen.append(f"{name} asked")
            await asyncio.sleep(0)
            if left:
                raise left.pop()
            return name

        async def answered(_: str) -> None:
            await read()
            self.seen.append(f"{name} read")

        async with Turn(self.places, deadline) as turn:
            await self._patience.ask(Asking(EMPLOYER, Authorization("", ()), turn), exchange, answered)


async def test_reading_a_reply_keeps_no_other_question_waiting() -> None:
    host, go_on = Host(), asyncio.Event()
    async with asyncio.timeout(20), asyncio.TaskGroup() as group:
        group.create_task(host.ask("first", go_on.wait))
        await group.create_task(host.ask("second"))
        go_on.set()
    assert host.seen == ["first asked", "second asked", "second read", "first read"]


async def test_a_question_that_failed_keeps_its_place_until_it_is_asked_again() -> None:
    host = Host()
    async with asyncio.timeout(20), asyncio.TaskGroup() as group:
        first = group.create_task(host.ask("first", asyncio.Event().wait, fails=2))
        await group.create_task(host.ask("second"))
        first.cancel()
    assert host.seen == [*["first asked"] * 3, "second asked", "second read"]


async def test_a_place_is_given_back_once_however_it_ends() -> None:
    host = Host()
    with pytest.raises(AskingFailed):
        await host.ask("first", fails=3)
    assert host.places.locked() is False
    await host.ask("second")
    await host.places.acquire()
    assert host.places.locked() is True


async def test_a_deadline_counts_from_the_first_turn_and_goes_on_without_one() -> None:
    places = asyncio.Semaphore(1)
    await places.acquire()
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(20), Turn(places, 0.05) as turn:
            asyncio.get_running_loop().call_later(0.3, places.release)
            await turn.take()
            assert turn.left > 0
            turn.give_back()
            await asyncio.Event().wait()
    assert turn.left <= 0
    assert places.locked() is False
