# SPDX-License-Identifier: MIT
"""Whose turn it is to ask: how long a question holds its place, and that its deadline counts from there."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import httpx
import pytest

from adapters.portal.asking import Asking, MyTurn, Patience, Places, Turn
from adapters.portal.failures import AskingFailed
from adapters.portal.settings import ClientSettings
from adapters.portal.tokens import Authorization
from adapters.portal.transport import Line, tls_context
from adapters.portal.watch import PROMPT, HostWatch
from domain.portal_record import FailureReason, FetchFailed
from domain.values import Niss

EMPLOYER, OTHER = Niss.with_check_digit("2500000001"), Niss.with_check_digit("2500000002")
SETTINGS = ClientSettings(backoff_base=0.0, backoff_jitter=0.0)
BUSY = AskingFailed(FetchFailed(FailureReason.SERVER_ERROR, http_status=503), wait=True)

pytestmark = pytest.mark.anyio


class Time:
    """Seconds that go on only where a test says so."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def two_lines() -> Places:
    url = httpx.URL("http://127.0.0.1/")
    return Places(1, [Line(url, SETTINGS, tls_context(url), proxy="") for _ in range(2)])


class Host:
    """Asks with one place and two lines, and writes down what happens."""

    def __init__(self) -> None:
        self.places = two_lines()
        self.seen: list[str] = []
        self._more = asyncio.Event()
        self.time = Time()
        self.watch = HostWatch("host", "", limit=2, rest=30.0, now=self.time)
        self._patience = Patience(self.watch, SETTINGS)

    async def has(self, entry: str) -> None:
        """Wait for it."""
        while entry not in self.seen:
            self._more.clear()
            await self._more.wait()

    def _see(self, entry: str) -> None:
        self.seen.append(entry)
        self._more.set()

    async def ask(
        self,
        name: str,
        read: Callable[[], Awaitable[object]] = lambda: asyncio.sleep(0),
        fails: int = 0,
        deadline: float = 60.0,
        answers: Callable[[], Awaitable[object]] = lambda: asyncio.sleep(0),
        employer: Niss = EMPLOYER,
    ) -> None:
        left = [BUSY] * fails

        async def exchange(my_turn: MyTurn) -> str:
            self._see(f"{name} connected")
            await my_turn()
            self._see(f"{name} asked")
            await answers()
            if left:
                raise left.pop()
            return name

        async def answered(_: str) -> None:
            await read()
            self._see(f"{name} read")

        async with Turn(self.places, deadline) as turn:
            await self._patience.ask(Asking(employer, Authorization("", ()), turn), exchange, answered)


@pytest.fixture
async def host() -> Host:
    """It has just answered a question."""
    host = Host()
    await host.ask("before")
    host.seen.clear()
    return host


@asynccontextmanager
async def two(host: Host) -> AsyncIterator[tuple[asyncio.Event, asyncio.Task[None]]]:
    """A first question, which is answered when the event is set, and behind it one that came to its connection."""
    answer = asyncio.Event()
    async with asyncio.timeout(20), asyncio.TaskGroup() as group:
        first = group.create_task(host.ask("first", answers=answer.wait))
        await host.has("first asked")
        group.create_task(host.ask("second", employer=OTHER))
        await host.has("second connected")
        yield answer, first


async def test_the_next_question_stands_ready_with_its_connection(host: Host) -> None:
    async with two(host) as (answer, _):
        await asyncio.sleep(0.01)
        assert host.seen == ["first connected", "first asked", "second connected"]
        answer.set()
    assert host.seen[3:] == ["second asked", "first read", "second read"]


async def test_what_a_question_stands_is_not_the_hosts_time(host: Host) -> None:
    async with two(host) as (answer, _):
        host.time.seconds += 1.5
        answer.set()
    health = host.watch.health()
    assert (health.p50_ms, health.p95_ms, health.calls) == (0, 1500, 3)


async def test_a_question_that_stood_too_long_is_connected_again(host: Host) -> None:
    async with two(host) as (answer, _):
        host.time.seconds += PROMPT + 0.1
        answer.set()
    assert host.seen.count("second connected") == 2
    assert host.seen.count("second asked") == 1
    assert host.watch.health().calls == 3


async def test_a_question_that_stood_while_the_circuit_opened_is_not_asked(host: Host) -> None:
    with pytest.raises(ExceptionGroup) as raised:
        async with two(host) as (_, first):
            for employer in (EMPLOYER, OTHER):
                with pytest.raises(AskingFailed), host.watch.call(employer):
                    raise BUSY
            first.cancel()
    (failure,) = raised.value.exceptions
    assert isinstance(failure, AskingFailed)
    assert failure.answer.reason is FailureReason.CIRCUIT_OPEN
    assert "second asked" not in host.seen
    assert host.watch.health().calls == 3, "the question before, and the two that failed"


@pytest.mark.parametrize("seconds", [None, PROMPT + 0.1], ids=["that failed", "that takes its time"])
async def test_a_host_is_connected_to_in_turn(host: Host, seconds: float | None) -> None:
    with contextlib.suppress(AskingFailed), host.watch.call(EMPLOYER):
        host.time.seconds += seconds or 0
        if seconds is None:
            raise BUSY
    answer = asyncio.Event()
    async with asyncio.timeout(20), asyncio.TaskGroup() as group:
        group.create_task(host.ask("first", answers=answer.wait))
        await host.has("first asked")
        group.create_task(host.ask("second"))
        await asyncio.sleep(0.01)
        assert host.seen == ["first connected", "first asked"]
        answer.set()
    assert host.seen.count("second read") == 1


async def test_reading_a_reply_keeps_no_other_question_waiting(host: Host) -> None:
    go_on = asyncio.Event()
    async with asyncio.timeout(20), asyncio.TaskGroup() as group:
        group.create_task(host.ask("first", go_on.wait))
        await group.create_task(host.ask("second"))
        go_on.set()
    assert without_connecting(host) == ["first asked", "second asked", "second read", "first read"]


async def test_reading_the_first_reply_keeps_the_next_question_waiting() -> None:
    host, go_on = Host(), asyncio.Event()
    async with asyncio.timeout(20), asyncio.TaskGroup() as group:
        group.create_task(host.ask("first", go_on.wait))
        second = group.create_task(host.ask("second"))
        await asyncio.sleep(0.01)
        assert without_connecting(host) == ["first asked"], "it is not known yet whether the host answers well"
        go_on.set()
        await second
    assert without_connecting(host) == ["first asked", "first read", "second asked", "second read"]


def without_connecting(host: Host) -> list[str]:
    return [entry for entry in host.seen if "connected" not in entry]


async def test_a_question_that_failed_keeps_its_place_until_it_is_asked_again() -> None:
    host = Host()
    async with asyncio.timeout(20), asyncio.TaskGroup() as group:
        first = group.create_task(host.ask("first", fails=1))
        await group.create_task(host.ask("second"))
        await first
    assert without_connecting(host) == [*["first asked"] * 2, "first read", "second asked", "second read"]


async def test_a_place_is_given_back_once_however_it_ends() -> None:
    host = Host()
    with pytest.raises(AskingFailed):
        await host.ask("first", fails=3)
    host.time.seconds += 31
    assert host.places.asking.locked() is False
    await host.ask("second")
    await host.places.asking.acquire()
    assert host.places.asking.locked() is True


async def test_a_deadline_counts_from_the_first_turn_and_goes_on_without_one() -> None:
    places = two_lines()
    await places.asking.acquire()
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(20), Turn(places, 0.05) as turn:
            asyncio.get_running_loop().call_later(0.3, places.asking.release)
            await turn.take()
            assert turn.left > 0
            turn.give_back()
            await asyncio.Event().wait()
    assert turn.left <= 0
    assert places.asking.locked() is False
