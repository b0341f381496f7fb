# SPDX-License-Identifier: MIT
"""A portal that fails in a row is left alone, and what was seen of it can be read."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace

import pytest

from adapters.portal.client import ClientSettings, PsiClient
from adapters.portal.tokens import FixedTokens
from domain.portal_health import CircuitState
from domain.portal_record import FailureReason, Fetched, FetchFailed
from domain.ports import PortalMonitor
from domain.values import Niss
from tests.integration.portal.scripted import (
    MONTH,
    NISS,
    QUICK,
    answer,
    client,
    page,
    rate,
    scripted,
    silence,
)

pytestmark = pytest.mark.anyio
OTHERS = [Niss.with_check_digit(f"25{number:08d}") for number in range(6)]
GOOD = answer(200, page(rates=[rate(100)]))
DOWN = answer(500)
HELD = FetchFailed(FailureReason.CIRCUIT_OPEN)


@dataclass
class Time:
    seconds: float = 0.0

    def __call__(self) -> float:
        return self.seconds


def made(url: str, time: Time, settings: ClientSettings = QUICK) -> PsiClient:
    return PsiClient(url, FixedTokens("demo"), settings=settings, now=time)


async def test_after_five_failures_the_other_companies_fail_at_once() -> None:
    time = Time()
    async with scripted(DOWN) as server:
        portal = made(server.url, time)
        found = [await portal.month(niss, MONTH) for niss in OTHERS]
        assert found[0] == FetchFailed(FailureReason.SERVER_ERROR, "", 500)
        assert found[1] == FetchFailed(FailureReason.SERVER_ERROR, "", 500), "the row ended within its attempts"
        assert found[2:] == [HELD] * 4
        assert len(server.heard) == 5
        monitor: PortalMonitor = portal
        health = monitor.health()
        assert (health.calls, health.retries, health.circuit) == (5, 3, CircuitState.OPEN)
        time.seconds += 12
        assert portal.health().seconds_open == 12
        await portal.aclose()


async def test_all_of_one_company_s_months_fail_at_once_and_no_other_s() -> None:
    async with scripted(*[DOWN] * 5, GOOD) as server, client(server.url) as portal:
        found = [await portal.month(OTHERS[0], MONTH) for _ in range(12)]
        assert found[2:] == [HELD] * 10
        assert len(server.heard) == 5
        assert isinstance(await portal.month(NISS, MONTH), Fetched)
        assert portal.health().companies_held == 1


async def test_after_half_a_minute_one_company_tries() -> None:
    time = Time()
    async with scripted(*[DOWN] * 6, GOOD) as server:
        portal = made(server.url, time)
        for niss in OTHERS[:2]:
            await portal.month(niss, MONTH)
        time.seconds = 29.0
        assert await portal.month(NISS, MONTH) == HELD
        time.seconds = 30.0
        assert portal.health().circuit is CircuitState.HALF_OPEN
        assert await portal.month(NISS, MONTH) == FetchFailed(FailureReason.SERVER_ERROR, "", 500)
        assert len(server.heard) == 6, "a try is not tried again"
        time.seconds = 60.0
        found = await asyncio.gather(*(portal.month(NISS, MONTH) for _ in range(2)))
        assert sorted(type(one).__name__ for one in found) == ["FetchFailed", "Fetched"], "one tries, the other waits"
        assert isinstance(await portal.month(NISS, MONTH), Fetched)
        assert portal.health().circuit is CircuitState.CLOSED
        await portal.aclose()


async def test_cancelling_is_no_failure_of_the_portal() -> None:
    async with scripted(*[silence] * 8, GOOD) as server, client(server.url, replace(QUICK, read_timeout=600)) as portal:
        for niss in (*OTHERS, NISS, OTHERS[0]):
            server.came.clear()
            task = asyncio.create_task(portal.month(niss, MONTH))
            await server.came.wait()
            task.cancel()
            await asyncio.wait([task])
            assert task.cancelled()
        assert isinstance(await portal.month(NISS, MONTH), Fetched)
        assert (portal.health().circuit, portal.health().calls) == (CircuitState.CLOSED, 1)


async def test_a_call_that_the_month_s_deadline_ends_counts_as_a_time_out() -> None:
    hasty = replace(QUICK, deadline=0.1, read_timeout=600, call_timeout=600)
    async with scripted(silence) as server, client(server.url, hasty) as portal:
        for niss in OTHERS[:5]:
            assert await portal.month(niss, MONTH) == FetchFailed(FailureReason.TIMED_OUT)
        assert await portal.month(NISS, MONTH) == HELD
        health = portal.health()
        assert (health.calls, health.timed_out, health.circuit) == (5, 1.0, CircuitState.OPEN)
    assert len(server.heard) == 5


async def test_a_limit_of_its_own() -> None:
    async with scripted(DOWN) as server, client(server.url, replace(QUICK, attempts=1, circuit_limit=2)) as portal:
        found = [await portal.month(niss, MONTH) for niss in OTHERS[:3]]
    assert found[2] == HELD
    assert len(server.heard) == 2
